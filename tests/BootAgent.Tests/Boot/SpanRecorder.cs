using System.Collections.Concurrent;
using System.Diagnostics;

namespace BootAgent.Tests.Boot;

/// <summary>Keeps the spans that the agent ends.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BootTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Those of one trace, in the order of their start.</summary>
    public IReadOnlyList<Activity> Of(string traceId) =>
        [.. _ended.Where(span => span.TraceId.ToString() == traceId).OrderBy(span => span.StartTimeUtc)];

    public void Dispose() => _listener.Dispose();
}
