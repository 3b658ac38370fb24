using Antelope.Serialization;

namespace Antelope.Abi;

public sealed partial record AbiDefinition : IPackable<AbiDefinition>
{
    private delegate T ReadOne<T>(ref PackReader reader);

    /// <summary>The ABI in an account's raw bytes, or null where nodeos takes it as having none (4 bytes or fewer).</summary>
    public static AbiDefinition? FromAccount(ReadOnlySpan<byte> rawAbi) => rawAbi.Length <= 4 ? null : Packed.Unpack<AbiDefinition>(rawAbi);

    public void Pack(PackWriter writer)
    {
        writer.WriteString(Version);
        Write(writer, Types, t =>
        {
            writer.WriteString(t.NewTypeName);
            writer.WriteString(t.Type);
        });
        Write(writer, Structs, s =>
        {
            writer.WriteString(s.Name);
            writer.WriteString(s.Base);
            Write(writer, s.Fields, f =>
            {
                writer.WriteString(f.Name);
                writer.WriteString(f.Type);
            });
        });
        Write(writer, Actions, a =>
        {
            a.Name.Pack(writer);
            writer.WriteString(a.Type);
            writer.WriteString(a.RicardianContract);
        });
        Write(writer, Tables, t =>
        {
            t.Name.Pack(writer);
            writer.WriteString(t.IndexType);
            Write(writer, t.KeyNames, writer.WriteString);
            Write(writer, t.KeyTypes, writer.WriteString);
            writer.WriteString(t.Type);
        });
        Write(writer, RicardianClauses, c =>
        {
            writer.WriteString(c.Id);
            writer.WriteString(c.Body);
        });
        Write(writer, ErrorMessages, e =>
        {
            writer.WriteUInt64(e.ErrorCode);
            writer.WriteString(e.ErrorMsg);
        });
        writer.WriteArray(Extensions);
        Write(writer, Variants, v =>
        {
            writer.WriteString(v.Name);
            Write(writer, v.Types, writer.WriteString);
        });
        Write(writer, ActionResults, r =>
        {
            r.Name.Pack(writer);
            writer.WriteString(r.ResultType);
        });
    }

    /// <summary>Variants and action results may be missing at the end.</summary>
    public static AbiDefinition Unpack(ref PackReader reader) => new()
    {
        Version = reader.ReadString(),
        Types = Read(ref reader, (ref r) => new AbiType(r.ReadString(), r.ReadString())),
        Structs = Read(ref reader, (ref r) => new AbiStruct(r.ReadString(), r.ReadString(),
            Read(ref r, (ref f) => new AbiField(f.ReadString(), f.ReadString())))),
        Actions = Read(ref reader, (ref r) => new AbiAction(Name.Unpack(ref r), r.ReadString(), r.ReadString())),
        Tables = Read(ref reader, (ref r) => new AbiTable(Name.Unpack(ref r), r.ReadString(), ReadStrings(ref r), ReadStrings(ref r), r.ReadString())),
        RicardianClauses = Read(ref reader, (ref r) => new AbiClause(r.ReadString(), r.ReadString())),
        ErrorMessages = Read(ref reader, (ref r) => new AbiErrorMessage(r.ReadUInt64(), r.ReadString())),
        Extensions = reader.ReadArray<Chain.Extension>(),
        Variants = reader.Remaining == 0 ? [] : Read(ref reader, (ref r) => new AbiVariant(r.ReadString(), ReadStrings(ref r))),
        ActionResults = reader.Remaining == 0 ? [] : Read(ref reader, (ref r) => new AbiActionResult(Name.Unpack(ref r), r.ReadString())),
    };

    private static string[] ReadStrings(ref PackReader reader) => Read(ref reader, (ref r) => r.ReadString());

    private static T[] Read<T>(ref PackReader reader, ReadOne<T> read)
    {
        var values = new T[reader.ReadCount(1)];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(ref reader);
        return values;
    }

    private static void Write<T>(PackWriter writer, IReadOnlyCollection<T> values, Action<T> write)
    {
        writer.WriteVarUInt32((uint)values.Count);
        foreach (var value in values)
            write(value);
    }
}
