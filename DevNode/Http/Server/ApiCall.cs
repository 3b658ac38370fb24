using Antelope.Json;

namespace DevNode.Http;

/// <summary>An answer: HTTP status and JSON, and the time it took so far as it counts for the limit of the response.</summary>
public readonly record struct ApiAnswer(int Status, Variant Body, TimeSpan Elapsed = default);

/// <summary>One endpoint. The handler gets the request's body and throws what the node throws.</summary>
public sealed record ApiCall(string Path, Func<byte[], Task<ApiAnswer>> Handle);
