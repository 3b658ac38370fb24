using System.Collections.Concurrent;
using System.Diagnostics;
using Antelope;
using Antelope.Chain;
using DevNode.Hosting;
using DevNode.Tests.Net;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Hosting;

/// <summary>The spans of a block that goes from its producer to a peer.</summary>
public sealed class BlockSpanTests
{
    [Fact]
    public async Task A_block_with_a_transaction_is_one_trace_on_producer_and_peer()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NodeMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var producer = TestNode.Create(TestNode.ProducerConfig);
        await producer.StartAsync();
        await using var peer = TestNode.Create();
        await peer.StartAsync("--p2p-peer-address", producer.P2pAddress);
        await Wait.Until(async () => await peer.HeadAsync() >= 3, "the peer at block 3");

        var update = Action.Of("eosio", UpdateAuth.ActionName, [new("eosio", "active")], new UpdateAuth("eosio", "spans", "active", Authority.Of(TestNode.Key.PublicKey)));
        var (head, time, chain) = await producer.Read(c => (c.HeadBlockId, c.HeadBlockTime, c.ChainId));
        var packed = TransactionBuilder.Build(head, time, [update], TimeSpan.FromSeconds(60)).Sign(chain, [TestNode.Key]);
        await producer.Node.Producer.PushTransactionAsync(packed, persistUntilExpired: true, readOnly: false, returnFailureTrace: false);

        // Other tests of this process may make spans too: those of this chain's block are told by its id.
        var block = await BlockOfAsync(peer);
        var trace = BlockSpans.ContextOf(block).TraceId;
        List<Activity> spans = [];
        await Wait.Until(() => Task.FromResult((spans = [.. ended.Where(s => s.TraceId == trace)]).Count >= 3), "the spans of the block");

        var receive = spans.Single(s => s.OperationName == "receive_block");
        receive.Kind.ShouldBe(ActivityKind.Consumer);
        receive.GetTagItem("antelope.block.id").ShouldBe(block.ToString());
        receive.GetTagItem("antelope.block.outcome").ShouldBe("Accepted");
        receive.GetTagItem("antelope.peer").ShouldBeOfType<string>().ShouldContain("127.0.0.1");
        spans.Single(s => s.OperationName == "accept_block").ParentSpanId.ShouldBe(receive.SpanId);
        spans.Single(s => s.OperationName == "produce_block").ParentSpanId.ShouldBe(receive.ParentSpanId);
    }

    /// <summary>The id of the first block with a transaction, once the peer has it.</summary>
    private static async Task<Checksum256> BlockOfAsync(TestNode peer)
    {
        Checksum256 found = default;
        await Wait.Until(async () => !(found = await peer.Read(c => Enumerable.Range(1, (int)c.HeadBlockNum)
            .Select(n => c.FetchBlockByNumber((uint)n)!).Where(b => b.Transactions.Count > 0).Select(b => b.Header.CalculateId()).FirstOrDefault())).IsZero, "a block with the transaction");
        return found;
    }
}
