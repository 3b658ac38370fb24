namespace DevNode.Http;

/// <summary>Log events of the HTTP API.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(EventId = 1, EventName = "RequestFailed", Level = LogLevel.Debug, Message = "{Path} failed: {Error}")]
    public static partial void RequestFailed(ILogger log, string path, string error);
}
