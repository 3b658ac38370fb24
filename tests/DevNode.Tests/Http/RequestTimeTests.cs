using Antelope.Json;
using DevNode.Chain;
using DevNode.Http;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Http;

/// <summary>What happens to reads that take long, with a clock that says so.</summary>
public sealed class RequestTimeTests
{
    private static readonly string Scopes = "{\"code\":\"dbtest\",\"limit\":100}";

    /// <summary>Passes some milliseconds at each look.</summary>
    private sealed class PassingClock(long step) : TimeProvider
    {
        private long _now;
        public override long TimestampFrequency => 1000;
        public override long GetTimestamp() => _now += step;
    }

    [Fact]
    public void A_walk_ends_after_10_ms_and_says_where() =>
        Read(new() { Clock = new PassingClock(6) })["rows"].AsArray().Count.ShouldBe(1);

    [Fact]
    public void A_walk_takes_what_its_request_allows() =>
        Read(new() { Clock = new PassingClock(6) }, "{\"code\":\"dbtest\",\"limit\":100,\"time_limit_ms\":1000000}")["more"].AsString().ShouldBe("");

    [Fact]
    public void Beyond_the_limit_of_responses_it_is_an_error()
    {
        var error = Should.Throw<ChainException>(() => Read(new() { Clock = new PassingClock(6), MaxResponseTime = TimeSpan.FromMilliseconds(5) }));
        (error.Type.Code, error.Type.Name).ShouldBe((2, "timeout_exception"));
        error.Message.ShouldMatch("^deadline [-0-9T:.]+ exceeded by [0-9]+us $");
    }

    private static Variant Read(ChainApiSettings settings, string? json = null)
    {
        using var chain = new ChainUnderTest("contract");
        chain.Controller.Startup(GoldenChain.Genesis);
        return GetTableByScope.Call.Prepare(JsonText.Parse(json ?? Scopes))(new(chain.Controller, settings));
    }
}
