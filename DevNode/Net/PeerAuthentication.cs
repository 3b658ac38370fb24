using System.Security.Cryptography;
using Antelope;

namespace DevNode.Net;

/// <summary>Decides by its handshake whether a peer may stay, and signs our own (nodeos authenticate_peer, get_authentication_key).</summary>
internal sealed class PeerAuthentication(NetSettings settings, IPeerChain chain)
{
    private const AllowedConnections WithKey = AllowedConnections.Producers | AllowedConnections.Specified;

    /// <summary>Null when the peer may stay, else why not.</summary>
    public string? Refuse(HandshakeMessage message)
    {
        if (settings.Allowed == AllowedConnections.None)
            return "no connection is allowed";
        if (settings.Allowed == AllowedConnections.Any)
            return null;
        var keyMatters = (settings.Allowed & WithKey) != 0;
        if (keyMatters && !IsAllowed(message.Key))
            return $"its key {message.Key} is not allowed";
        if (message.Sig.Equals(Signature.Empty) || message.Token.IsZero)
            return keyMatters ? "its handshake is not signed" : null;
        if (HandshakeMessage.TokenOf(message.Time) != message.Token)
            return "its token is not the digest of its time";
        try
        {
            return message.Sig.Recover(message.Token) == message.Key || !keyMatters ? null : "its signature is not of its key";
        }
        catch (CryptographicException e)
        {
            return $"no key can be recovered from its signature: {e.Message}";
        }
    }

    /// <summary>The handshake with our key, token and signature when we have a key.</summary>
    public HandshakeMessage Sign(HandshakeMessage message)
    {
        if (settings.PrivateKeys.Count == 0)
            return message;
        var key = settings.PrivateKeys[0];
        var token = HandshakeMessage.TokenOf(message.Time);
        return message with { Key = key.PublicKey, Token = token, Sig = key.Sign(token) };
    }

    private bool IsAllowed(PublicKey key) =>
        settings.PeerKeys.Contains(key) || settings.PrivateKeys.Any(k => k.PublicKey == key) || chain.IsProducerKey(key);
}
