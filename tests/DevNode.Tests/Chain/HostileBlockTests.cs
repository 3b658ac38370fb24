using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Blocks of a producer who signs anything: each is applied or refused by name, and the chain goes on.</summary>
public sealed class HostileBlockTests : IDisposable
{
    private static readonly ProtocolFeatureSet Features = ProtocolFeatureSet.CreateDefault();
    private ChainUnderTest _honest = new(started: true);
    private readonly ChainUnderTest _hostile = new(started: true);

    public void Dispose()
    {
        _honest.Dispose();
        _hostile.Dispose();
    }

    [Fact]
    public void Mutated_transactions_extensions_and_headers_are_refused_with_a_chain_error()
    {
        var hostile = _hostile.Controller;
        var first = hostile.Produce();
        _honest.Controller.Receive(first);
        var parent = first.HeaderState;
        var block = hostile.Produce(1, hostile.NewAccount("alice"), hostile.NewAccount("bob")).Block!;
        var original = Packed.Pack(block with { BlockExtensions = [new(2, [1, 0, 1, 2])], Header = block.Header with { HeaderExtensions = [new(0, [1, 2]), new(1, new byte[20])] } });
        var plain = Packed.Pack(block);
        var random = new Random(20261122);
        var refused = 0;
        for (var i = 0; i < 150; i++)
        {
            var bytes = (byte[])(i % 4 == 0 ? original : plain).Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (TryUnpack(bytes) is not { } mutated)
                continue;
            if (TryPush(_honest.Controller, parent, mutated))
            {
                refused++;
                _honest.Controller.HeadBlockId.ShouldBe(parent.Id);
            }
            else
            {
                // What is not checked, such as the CPU figure, makes another valid block.
                _honest.Dispose();
                _honest = new(started: true);
                _honest.Controller.Receive(first);
            }
        }
        refused.ShouldBeGreaterThan(50);
        _honest.Controller.Receive(hostile.HeadBlockState);
        _honest.Controller.CalculateIntegrityHash().ShouldBe(hostile.CalculateIntegrityHash());
    }

    private static SignedBlock? TryUnpack(byte[] bytes)
    {
        try
        {
            var reader = new PackReader(bytes);
            return SignedBlock.Unpack(ref reader);
        }
        catch (PackException)
        {
            return null;
        }
    }

    /// <summary>Signs and pushes; true when it was refused.</summary>
    private static bool TryPush(Controller chain, BlockHeaderState parent, SignedBlock mutated)
    {
        var block = mutated with { Header = mutated.Header with { TransactionMroot = Merkle.Root(mutated.Transactions.Select(t => t.Digest())) } };
        try
        {
            var unsigned = parent.Next(new(block.Header, Signature.Empty), [], Features, skipValidateSignee: true);
            block = block with { ProducerSignature = ProducingChain.Key.Sign(unsigned.SigDigest()) };
            var id = block.Header.CalculateId();
            if (chain.CreateBlockState(id, block) is { } state)
                chain.PushBlock(new(), state);
            return false;
        }
        catch (ChainException)
        {
            return true;
        }
    }
}
