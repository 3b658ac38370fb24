using Antelope.Abi;
using Antelope.Chain;
using Antelope.Json;
using Antelope.Serialization;
using FsCheck;
using FsCheck.Fluent;
using static Antelope.Tests.Properties.AnyBytes;

namespace Antelope.Tests.Properties;

/// <summary>Bytes and text from outside: read, or refused by the exception that the parser declares; what was read is written back the same.</summary>
public sealed class ParserProperties
{
    private static readonly byte[][] Transactions = [.. GoldenFile.Read("native-transactions.json").EnumerateArray().Select(t => Convert.FromHexString(t.Text("packed_trx")))];
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Damaged_transactions_are_read_or_refused() => Check.One(Many, Prop.ForAll(Damaged(Transactions), ReadsOrRefuses<Transaction>));

    [Fact]
    public void Any_bytes_are_read_or_refused_as_each_type() => Check.One(Many, Prop.ForAll(Bytes(), bytes =>
    {
        ReadsOrRefuses<Transaction>(bytes);
        ReadsOrRefuses<PackedTransaction>(bytes);
        ReadsOrRefuses<SignedBlock>(bytes);
        ReadsOrRefuses<Authority>(bytes);
        ReadsOrRefuses<PublicKey>(bytes);
        ReadsOrRefuses<Signature>(bytes);
        ReadsOrRefuses<AbiDefinition>(bytes);
    }));

    [Fact]
    public void Any_bytes_are_JSON_or_refused() => Check.One(Many, Prop.ForAll(Bytes(), bytes => { _ = Parse(bytes); }));

    [Fact]
    public void Damaged_JSON_is_read_or_refused_and_what_was_read_is_written_and_read_again() =>
        Check.One(Many, Prop.ForAll(Damaged([File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "types.abi.json"))]), bytes =>
        {
            if (Parse(bytes) is not { } read)
                return;
            var written = read.ToString();
            // nodeos writes control characters as escapes that its parser does not know.
            if (!written.Contains("\\u", StringComparison.Ordinal))
                JsonText.Parse(written).ToString().ShouldBe(written);
        }));

    [Fact]
    public void Any_bytes_are_decoded_by_an_ABI_or_refused()
    {
        var abi = AbiDefinition.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "types.abi.json")));
        var serializer = new AbiSerializer(abi);
        Check.One(Many, Prop.ForAll(Bytes(), Gen.Elements(abi.Structs.Select(s => s.Name)).ToArbitrary(), (bytes, type) =>
        {
            try
            {
                // Not always to be encoded again: nodeos shows some times and assets in words that it does not read.
                _ = serializer.Decode(type, bytes).ToString();
            }
            catch (AbiException)
            {
                // refused, with the type and field
            }
        }));
    }

    /// <summary>What was read is packed to bytes that are read as the same; they may be others than those read, as varints have longer forms.</summary>
    private static void ReadsOrRefuses<T>(byte[] bytes) where T : IPackable<T>
    {
        T value;
        try
        {
            value = Packed.Unpack<T>(bytes);
        }
        catch (PackException)
        {
            return;
        }
        var packed = Packed.Pack(value);
        Packed.Pack(Packed.Unpack<T>(packed)).ShouldBe(packed);
    }

    private static Variant? Parse(byte[] bytes)
    {
        try
        {
            return JsonText.Parse(bytes);
        }
        catch (ValueFormatException)
        {
            return null;
        }
    }
}
