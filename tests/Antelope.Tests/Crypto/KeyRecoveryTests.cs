using System.Security.Cryptography;
using Antelope.Secp256k1;
using Org.BouncyCastle.Crypto.EC;

namespace Antelope.Tests.Crypto;

/// <summary>Our recovery over secp256k1 beside the general one of BouncyCastle.</summary>
public class KeyRecoveryTests
{
    private const int Seed = 20261122;

    [Fact]
    public void Finds_the_keys_of_random_signatures()
    {
        var random = new Random(Seed);
        Span<byte> digest = stackalloc byte[32], secret = stackalloc byte[32], nonce = stackalloc byte[32], rs = stackalloc byte[64];
        for (var i = 0; i < 200; i++)
        {
            random.NextBytes(digest);
            random.NextBytes(secret);
            random.NextBytes(nonce);
            var recovery = Curve.K1.Sign(secret, digest, nonce, rs);
            Curve.K1.Recover(digest, rs[..32], rs[32..], recovery).ShouldBe(Curve.K1.PublicKey(secret), $"number {i} of seed {Seed}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(23)]
    public void Finds_the_keys_of_many_signatures_together(int count)
    {
        var random = new Random(Seed + count);
        var keys = new PrivateKey[count];
        var signed = new List<(Signature Signature, Checksum256 Digest, KnownKey? Expected)>();
        var bytes = new byte[32];
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(bytes);
            keys[i] = PrivateKey.FromSeed(i % 7 == 5 ? KeyType.R1 : KeyType.K1, $"{count} {i}");
            signed.Add((keys[i].Sign(new(bytes)), new(bytes), null));
        }
        var found = Signature.RecoverMany(signed);
        for (var i = 0; i < count; i++)
            (found[i] ?? signed[i].Signature.Recover(signed[i].Digest)).ShouldBe(keys[i].PublicKey, $"number {i} of {count}, seed {Seed + count}");
        if (FieldLanes.IsSupported && count > 1)
            found.Count(key => key is null).ShouldBe(keys.Count(key => key.Type == KeyType.R1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(23)]
    public void An_expected_key_changes_nothing_but_the_time(int count)
    {
        var random = new Random(Seed + count);
        var keys = Enumerable.Range(0, count).Select(i => PrivateKey.FromSeed(KeyType.K1, $"{count} {i / 2}")).ToArray();
        var known = keys.Select(key => key.PublicKey).Distinct().ToDictionary(key => key, Known);
        var other = Known(PrivateKey.FromSeed(KeyType.K1, "other").PublicKey);
        var bytes = new byte[32];
        var signed = keys.Select((key, i) =>
        {
            random.NextBytes(bytes);
            var digest = new Checksum256(bytes);
            var expected = (i % 4) switch { 0 or 1 => known[key.PublicKey], 2 => other, _ => Known(Opposite(key.PublicKey)) };
            return (Signature: key.Sign(digest), Digest: digest, (KnownKey?)expected);
        }).ToList();
        var found = Signature.RecoverMany(signed);
        for (var i = 0; i < count; i++)
            (found[i] ?? signed[i].Signature.Recover(signed[i].Digest)).ShouldBe(keys[i].PublicKey, $"number {i} of {count}, seed {Seed + count}");
        if (FieldLanes.IsSupported)
            found.Count(key => key is not null).ShouldBe(count);

        static KnownKey Known(PublicKey key)
        {
            var known = new KnownKey(key);
            known.KeepMultiples();
            known.Multiples.ShouldNotBeNull();
            return known;
        }

        static PublicKey Opposite(PublicKey key) => new(KeyType.K1, [(byte)(key.Data[0] ^ 1), .. key.Data[1..]]);
    }

    [Fact]
    public void Verification_accepts_exactly_the_keys_that_recovery_finds_on_edges_and_noise()
    {
        if (!FieldLanes.IsSupported)
            return;
        var cases = Edges().Select(e => (Equation: KeyEquation.Of(e.Digest, e.R, e.S, e.Recovery), Key: KeyRecovery.Recover(e.Digest, e.R, e.S, e.Recovery)))
            .Where(c => c is { Equation: not null, Key: not null }).ToList();
        PlacedMultiples[] right = [.. cases.Select(c => Multiples(c.Key!))], wrong = [.. right.Skip(1), Multiples([2, .. Number(1)])];
        bool[] isRight = new bool[cases.Count], isWrong = new bool[cases.Count];
        LaneVerification.Verify([.. cases.Select(c => c.Equation!.Value)], right, isRight);
        LaneVerification.Verify([.. cases.Select(c => c.Equation!.Value)], wrong, isWrong);
        // Those of the generator's or its negative's key may be left to recovery.
        isRight.Count(verified => verified).ShouldBeInRange(cases.Count * 3 / 4, cases.Count);
        for (var i = 0; i < cases.Count; i++)
        {
            if (isWrong[i])
                cases[i].Key.ShouldBe(i + 1 < cases.Count ? cases[i + 1].Key : [2, .. Number(1)], $"number {i}");
        }

        static PlacedMultiples Multiples(byte[] key)
        {
            AffinePoint.TryRead(key, out var point).ShouldBeTrue();
            return new(point, 5);
        }
    }

    [Fact]
    public void Uncompressed_keys_are_those_of_the_general_curve()
    {
        var curve = CustomNamedCurves.GetByName("secp256k1").Curve;
        for (var i = 0; i < 50; i++)
        {
            var key = PrivateKey.FromSeed(KeyType.K1, $"uncompressed {i}").PublicKey;
            key.Uncompressed().ShouldBe(curve.DecodePoint(key.Data.ToArray()).GetEncoded(false), $"{key}");
        }
        PrivateKey.FromSeed(KeyType.R1, "other type").PublicKey.Uncompressed().ShouldBeNull();
        new PublicKey(KeyType.K1, [2, .. Number(5)]).Uncompressed().ShouldBeNull("5^3 + 7 is no square");
    }

    [Fact]
    public void Four_at_once_agree_with_one_on_edges_and_noise()
    {
        if (!FieldLanes.IsSupported)
            return;
        var cases = Edges().Select(e => (Equation: KeyEquation.Of(e.Digest, e.R, e.S, e.Recovery), Key: KeyRecovery.Recover(e.Digest, e.R, e.S, e.Recovery)))
            .Where(c => c.Equation is not null).ToList();
        var found = LaneRecovery.Recover([.. cases.Select(c => c.Equation!.Value)]);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } key)
                key.ShouldBe(cases[i].Key, $"number {i}");
        }
        // r of the generator's x makes sums of equal points, which are left to the other.
        var solvable = cases.Select((c, i) => (Equation: c.Equation!.Value, Key: found[i]))
            .Where(c => AffinePoint.TryDecompress(c.Equation.X, c.Equation.OddY, out _)).ToList();
        solvable.Count(c => c.Key is null).ShouldBeInRange(1, solvable.Count / 2);
    }

    [Fact]
    public void Agrees_with_the_general_one_on_edges_and_noise()
    {
        var general = GeneralCurve.Secp256k1();
        foreach (var (digest, r, s, recovery) in Edges())
        {
            Try(() => Curve.K1.Recover(digest, r, s, recovery)).ShouldBe(Try(() => general.Recover(digest, r, s, recovery)),
                $"digest {Convert.ToHexString(digest)}, r {Convert.ToHexString(r)}, s {Convert.ToHexString(s)}, recovery {recovery}");
        }
    }

    [Fact]
    public void Secrets_signatures_and_points_are_those_of_the_general_one()
    {
        var general = GeneralCurve.Secp256k1();
        foreach (var (digest, number, other, _) in Edges().Where(e => e.Recovery == 0))
        {
            var what = $"digest {Convert.ToHexString(digest)}, numbers {Convert.ToHexString(number)} and {Convert.ToHexString(other)}";
            Curve.K1.Reduce(number).ShouldBe(general.Reduce(number), what);
            Curve.K1.IsPoint([2, .. number]).ShouldBe(general.IsPoint([2, .. number]), what);
            Curve.K1.IsSecret(number).ShouldBe(general.IsSecret(number), what);
            if (!general.IsSecret(number))
                continue;
            Curve.K1.PublicKey(number).ShouldBe(general.PublicKey(number), what);
            byte[] ours = new byte[64], theirs = new byte[64];
            Curve.K1.Sign(number, digest, other, ours).ShouldBe(general.Sign(number, digest, other, theirs), what);
            ours.ShouldBe(theirs, what);
        }
    }

    private static IEnumerable<(byte[] Digest, byte[] R, byte[] S, int Recovery)> Edges()
    {
        var random = new Random(Seed);
        var n = Convert.FromHexString("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
        var p = Convert.FromHexString("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
        var generatorX = Convert.FromHexString("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        var noise = new byte[32];
        random.NextBytes(noise);
        byte[][] numbers = [Number(0), Number(1), Number(2), Number(5), Less(n, 1), n, Less(p, 1), p, [.. Enumerable.Repeat((byte)255, 32)], generatorX, noise];
        return from digest in (byte[][])[numbers[0], n, noise]
               from r in numbers
               from s in numbers
               from recovery in Enumerable.Range(0, 4)
               select (digest, r, s, recovery);
    }

    private static byte[] Number(byte value) => [.. new byte[31], value];

    private static byte[] Less(byte[] number, byte by) => [.. number[..31], (byte)(number[31] - by)];

    private static string? Try(Func<byte[]> recover)
    {
        try
        {
            return Convert.ToHexString(recover());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
