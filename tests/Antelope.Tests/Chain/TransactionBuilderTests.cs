using Antelope.Chain;
using Antelope.Serialization;

namespace Antelope.Tests.Chain;

public class TransactionBuilderTests
{
    private static readonly Checksum256 ChainId = Checksum256.Hash("chain"u8);
    private static readonly Checksum256 Reference = Checksum256.Parse("0001e240000000000403020100000000" + new string((char)0x35, 32));
    private static readonly PrivateKey Key = PrivateKey.FromSeed(KeyType.K1, "builder");

    private static Transaction Build() => TransactionBuilder.Build(
        Reference,
        TimePoint.Parse("2025-01-01T00:00:00.500"),
        [new DeleteAuth("alice", "other").ToAction(new PermissionLevel("alice", "active"))],
        TimeSpan.FromSeconds(30));

    [Fact]
    public void It_refers_to_the_block()
    {
        var transaction = Build();
        transaction.RefBlockNum.ShouldBe((ushort)(0x1e240 & 0xffff));
        transaction.RefBlockPrefix.ShouldBe(0x01020304u);
        transaction.Expiration.ToString().ShouldBe("2025-01-01T00:00:30");
    }

    [Theory]
    [InlineData(CompressionType.None)]
    [InlineData(CompressionType.Zlib)]
    public void A_packed_transaction_gives_back_transaction_and_signer(CompressionType compression)
    {
        byte[][] blobs = [[1, 2, 3], []];
        var transaction = Build();
        var packed = transaction.Sign(ChainId, [Key], compression, blobs);
        var back = Packed.Unpack<PackedTransaction>(Packed.Pack(packed));
        back.Compression.ShouldBe(compression);
        Packed.Pack(back.Transaction()).ShouldBe(Packed.Pack(transaction));
        back.ContextFreeData().ShouldBe(blobs);
        back.Signatures[0].Recover(transaction.SigningDigest(ChainId, blobs)).ShouldBe(Key.PublicKey);
    }
}
