using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Chain;

public sealed class KnownSignersTests
{
    private static readonly Checksum256 ChainId = Checksum256.Hash("signers"u8);

    /// <summary>One key for long enough that it is recognised, then others for the same level, in one signature and in two.</summary>
    [Fact]
    public void Recovered_keys_are_those_that_signed_whoever_signed_before()
    {
        PrivateKey[] keys = [.. Enumerable.Range(0, 3).Select(i => PrivateKey.FromSeed(KeyType.K1, $"signer {i}"))];
        var signers = new KnownSigners();
        for (var round = 0; round < 12; round++)
        {
            PrivateKey[][] signing = round < 6
                ? [.. Enumerable.Repeat<PrivateKey[]>([keys[0]], 8)]
                : [[keys[0]], [keys[1]], [keys[0], keys[1]], [keys[2], keys[0]], [], [keys[2]], [keys[0]], [PrivateKey.FromSeed(KeyType.R1, "other curve")]];
            PackedTransaction[] transactions = [.. signing.Select((some, i) => Sign(some, (round * 8) + i))];
            var found = TransactionMetadata.RecoverKeys(transactions, ChainId, signers, TimeProvider.System);
            for (var i = 0; i < found.Length; i++)
                found[i]().RecoveredKeys.ToList().ShouldBe([.. signing[i].Select(key => key.PublicKey).Order()], $"transaction {i} of round {round}");
        }
        signers.Expect(Sign([], 0).Transaction(), 0)!.Key.ShouldBe(keys[0].PublicKey);
    }

    private static PackedTransaction Sign(PrivateKey[] keys, int number) =>
        TransactionBuilder.Build(ChainId, TimePoint.From(DateTimeOffset.UnixEpoch), [new Action("eosio", "nonce", [new("alice", "active")], BitConverter.GetBytes(number))], TimeSpan.FromMinutes(1))
            .Sign(ChainId, keys);
}
