using Antelope.Secp256k1;

namespace Antelope;

/// <summary>
/// A K1 key that has signed and may sign again. Once it keeps multiples of its point (33 kB), <see cref="Signature.RecoverMany"/> finds out
/// in less than half of the time that it signed; what comes out is the same. May be used by several threads.
/// </summary>
public sealed class KnownKey(PublicKey key)
{
    private const int Width = 5;
    private volatile PlacedMultiples? _multiples;

    /// <summary>The key.</summary>
    public PublicKey Key { get; } = key;

    /// <summary>Null until they are kept.</summary>
    internal PlacedMultiples? Multiples => _multiples;

    /// <summary>
    /// Keeps multiples from now on, which takes the time of some ten recoveries. Does nothing for a key that is not on the curve or of
    /// another type, and on a processor without AVX2.
    /// </summary>
    public void KeepMultiples()
    {
        if (FieldLanes.IsSupported && Key.Type == KeyType.K1 && AffinePoint.TryRead(Key.Data, out var point))
            _multiples = new(point, Width);
    }
}
