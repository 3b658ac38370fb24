namespace Bench.Robustness;

/// <summary>What a connection of a flood does.</summary>
internal enum FloodKind
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>A handshake and heartbeats, one byte at a time.</summary>
    SlowLoris,

    /// <summary>The length of the largest frame, and a kilobyte of it now and then.</summary>
    UnfilledFrame,

    /// <summary>First handshakes, each of another node.</summary>
    Handshakes,

    /// <summary>Ten time messages at once, each of which wants an answer.</summary>
    Times,

    /// <summary>Requests for all blocks; what comes is read.</summary>
    Requests,

    /// <summary>Requests for all blocks by number; nothing is read.</summary>
    UnreadSyncs,

    /// <summary>Requests for one large block; nothing is read, so that it comes to the limit of what waits to be written.</summary>
    UnreadBlocks,

    /// <summary>Closes after half a handshake and connects again.</summary>
    Churn,

    /// <summary>HTTP: nothing.</summary>
    HttpIdle,

    /// <summary>HTTP: a request's head that does not end.</summary>
    HttpEndlessHead,

    /// <summary>HTTP: a body that does not end.</summary>
    HttpEndlessBody,

    /// <summary>HTTP: get_info over and over.</summary>
    HttpRequests,

    /// <summary>HTTP: get_info on a new connection each time, closed before the answer.</summary>
    HttpChurn,
}
