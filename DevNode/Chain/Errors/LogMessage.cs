using Antelope;
using Antelope.Json;

namespace DevNode.Chain;

/// <summary>A message of an error as a JSON value (fc log_message). The place in the sources that it comes from, and its time, are left empty.</summary>
internal static class LogMessage
{
    public static VariantObject Of(ErrorStep step) => new()
    {
        { "context", new VariantObject
        {
            { "level", step.IsWarning ? "warn" : "error" },
            { "file", "" },
            { "line", 0U },
            { "method", "" },
            { "hostname", "" },
            { "thread_name", "nodeos" },
            { "timestamp", default(TimePoint) },
        } },
        { "format", step.Format },
        { "data", step.Values ?? [] },
    };
}
