using System.Security.Cryptography;

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

    [Fact]
    public void Agrees_with_the_general_one_on_edges_and_noise()
    {
        var random = new Random(Seed);
        var n = Convert.FromHexString("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
        var p = Convert.FromHexString("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
        var generatorX = Convert.FromHexString("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        var noise = new byte[32];
        random.NextBytes(noise);
        byte[][] numbers = [Number(0), Number(1), Number(2), Number(5), Less(n, 1), n, Less(p, 1), p, [.. Enumerable.Repeat((byte)255, 32)], generatorX, noise];
        foreach (var digest in (byte[][])[numbers[0], n, noise])
        {
            foreach (var r in numbers)
            {
                foreach (var s in numbers)
                {
                    for (var recovery = 0; recovery < 4; recovery++)
                    {
                        Try(() => Curve.K1.Recover(digest, r, s, recovery)).ShouldBe(Try(() => Curve.K1.RecoverGeneric(digest, r, s, recovery)),
                            $"digest {Convert.ToHexString(digest)}, r {Convert.ToHexString(r)}, s {Convert.ToHexString(s)}, recovery {recovery}");
                    }
                }
            }
        }
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
