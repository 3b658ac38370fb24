namespace DevNode.Net;

/// <summary>A connection as /v1/net/connections shows it; <see cref="Peer"/> is empty when the other side connected.</summary>
public sealed record ConnectionStatus(string Peer, bool Connecting, bool Syncing, HandshakeMessage LastHandshake);
