namespace DevNode.Http;

/// <summary>Log events of the HTTP API.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(EventId = 1, EventName = "RequestFailed", Level = LogLevel.Debug, Message = "{Path} failed: {Error}")]
    public static partial void RequestFailed(ILogger log, string path, string error);

    [LoggerMessage(EventId = 2, EventName = "NotServed", Level = LogLevel.Error, Message = "{Problem}")]
    public static partial void NotServed(ILogger log, string problem);
}
