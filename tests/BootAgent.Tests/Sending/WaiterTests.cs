using BootAgent.Sending;

namespace BootAgent.Tests.Sending;

public sealed class WaiterTests
{
    private readonly Waiter _waiter = new(TimeProvider.System);

    [Fact]
    public async Task A_condition_that_holds_at_once_is_no_wait()
    {
        (await _waiter.UntilAsync("seven", TimeSpan.FromSeconds(1), _ => Task.FromResult(Sight.Of(7)), default)).ShouldBe(7);

        _waiter.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_wait_that_fails_says_for_what_how_long_and_what_was_seen_last()
    {
        var looks = 0;
        var failure = await Should.ThrowAsync<WaitException>(() =>
            _waiter.UntilAsync("block 9", TimeSpan.FromMilliseconds(60), _ => Task.FromResult(Sight.NotYet<int>($"look {++looks}")), default));

        looks.ShouldBeGreaterThan(1);
        failure.Message.ShouldBe($"waited 0.1 s for block 9; seen last: look {looks}");
    }

    [Fact]
    public async Task A_node_that_does_not_answer_is_asked_again()
    {
        var looks = 0;
        var value = await _waiter.UntilAsync("an answer", TimeSpan.FromSeconds(10),
            _ => ++looks < 3 ? throw new HttpRequestException("refused") : Task.FromResult(Sight.Of(looks)), default);

        value.ShouldBe(3);
    }

    [Fact]
    public async Task Other_errors_end_the_wait() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _waiter.UntilAsync<int>("anything", TimeSpan.FromSeconds(10), _ => throw new InvalidOperationException(), default));

    [Fact]
    public async Task Waits_at_the_same_time_count_once()
    {
        async Task WaitAsync()
        {
            var looks = 0;
            await _waiter.UntilAsync("a few looks", TimeSpan.FromSeconds(10), _ => Task.FromResult(Sight.If(++looks > 3, "")), default);
        }
        var start = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => WaitAsync()));

        _waiter.Waited.ShouldBeGreaterThan(TimeSpan.Zero);
        _waiter.Waited.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetElapsedTime(start));
    }
}
