using System.Security.Cryptography;

namespace Antelope;

/// <summary>Deterministic nonces of RFC 6979, 3.2, with HMAC-SHA256, for a secret and a digest (modulo the group's order) of 32 bytes each.</summary>
internal sealed class Rfc6979
{
    private readonly byte[] _k = new byte[32];
    private readonly byte[] _v = new byte[32];
    private bool _retry;

    public Rfc6979(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> digest)
    {
        _v.AsSpan().Fill(1);
        Update([.. _v, 0, .. secret, .. digest]);
        Update([.. _v, 1, .. secret, .. digest]);
    }

    /// <summary>The next nonce; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_retry)
            Update([.. _v, 0]);
        _retry = true;
        HMACSHA256.HashData(_k, _v, _v);
        return _v;
    }

    private void Update(ReadOnlySpan<byte> message)
    {
        HMACSHA256.HashData(_k, message, _k);
        HMACSHA256.HashData(_k, _v, _v);
    }
}
