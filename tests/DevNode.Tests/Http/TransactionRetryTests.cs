using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Http;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>Retried transactions on a chain that receives the blocks of another.</summary>
public sealed class TransactionRetryTests : IDisposable
{
    private readonly ChainUnderTest _producer = new(started: true);
    private readonly ChainUnderTest _receiver = new(started: true);
    private readonly SettableClock _clock = new();
    private readonly TransactionRetry _retry;
    private readonly List<PackedTransaction> _sent = [];

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 1, 1, 0, 0, 1, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }

    public TransactionRetryTests()
    {
        _retry = new(1 << 30, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(120), _clock) { Send = _sent.Add };
        _retry.Attach(_receiver.Controller, trace => trace.Id);
    }

    public void Dispose()
    {
        _producer.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public void The_answer_is_the_trace_once_the_block_is_irreversible()
    {
        var transaction = _producer.Controller.NewAccount("alice");
        var answer = _retry.TrackAsync(transaction, 2);
        Pass(_producer.Controller.Produce(1, transaction));
        answer.IsCompleted.ShouldBeFalse();
        Pass(_producer.Controller.Produce());
        answer.IsCompletedSuccessfully.ShouldBeTrue();
        _sent.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_sent_again_after_the_interval_until_a_block_has_it()
    {
        var transaction = _producer.Controller.NewAccount("alice");
        _ = _retry.TrackAsync(transaction, 2);
        Pass(_producer.Controller.Produce());
        _sent.ShouldBeEmpty();
        _clock.Now += TimeSpan.FromSeconds(21);
        Pass(_producer.Controller.Produce());
        _sent.ShouldBe([transaction]);
        Pass(_producer.Controller.Produce(1, transaction));
        _clock.Now += TimeSpan.FromSeconds(21);
        Pass(_producer.Controller.Produce());
        _sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_no_block_takes_expires()
    {
        var answer = _retry.TrackAsync(_producer.Controller.NewAccount("alice"), null);
        Pass(_producer.Controller.Produce(1200));
        Pass(_producer.Controller.Produce());
        Pass(_producer.Controller.Produce());
        (await Should.ThrowAsync<ChainException>(answer)).Type.ShouldBe(ChainErrors.ExpiredTxException);
    }

    [Fact]
    public void One_whose_block_loses_to_a_fork_is_sent_again()
    {
        using var other = new ChainUnderTest(started: true);
        var transaction = _producer.Controller.NewAccount("alice");
        var answer = _retry.TrackAsync(transaction, 1);
        Pass(_producer.Controller.Produce(1, transaction));
        Pass(other.Controller.Produce(2));
        Pass(other.Controller.Produce());
        _receiver.Controller.HeadBlockId.ShouldBe(other.Controller.HeadBlockId);
        answer.IsCompleted.ShouldBeFalse();
        _clock.Now += TimeSpan.FromSeconds(21);
        Pass(other.Controller.Produce());
        _sent.ShouldBe([transaction]);
        Pass(other.Controller.Produce(1, transaction));
        answer.IsCompleted.ShouldBeFalse();
        Pass(other.Controller.Produce());
        answer.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private void Pass(BlockState block) => _receiver.Controller.Receive(block);
}
