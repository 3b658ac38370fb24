using System.Numerics;
using DevNode.Chain.Intrinsics;

namespace DevNode.Tests.Wasm;

/// <summary>mod_exp's arithmetic beside that of BigInteger.</summary>
public class ModularPowerTests
{
    [Theory]
    [InlineData("", "", "01", "00")] // modulo one everything is zero
    [InlineData("02", "", "0001", "0000")]
    [InlineData("", "", "05", "01")] // 0 to the power of 0 is 1
    [InlineData("00", "0000", "0007", "0001")]
    [InlineData("", "01", "07", "00")]
    [InlineData("09", "01", "07", "02")] // a base over the modulus
    [InlineData("03", "02", "0000", "0000")] // no modulus
    [InlineData("03", "02", "02", "01")] // powers of two
    [InlineData("06", "03", "0100", "00d8")]
    [InlineData("06", "09", "0100", "0000")]
    [InlineData("03", "05", "0c", "03")] // even, with an odd part
    public void Edges(string @base, string exponent, string modulus, string result) =>
        Convert.ToHexStringLower(ModularPower.Compute(
            Convert.FromHexString(@base), Convert.FromHexString(exponent), Convert.FromHexString(modulus)).ShouldNotBeNull()).ShouldBe(result);

    [Fact]
    public void A_modulus_without_bytes_is_refused() => ModularPower.Compute([1], [1], []).ShouldBeNull();

    [Fact]
    public void Random_numbers()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            // mostly a few limbs; up to where a limb has fewer bits
            var length = random.Next(1, i % 100 == 0 ? 520 : 70);
            var modulus = Bytes(random, length);
            switch (random.Next(6))
            {
                case 0: modulus[^1] |= 1; break;
                case 1: modulus[^1] &= 0xf0; break;
                case 2: modulus.AsSpan(length / 2).Clear(); break;
                case 3: modulus.AsSpan(0, length - 1).Clear(); break;
                case 4: Array.Fill(modulus, (byte)0xff); break;
            }
            Check(Bytes(random, random.Next(0, (2 * length) + 3)), Bytes(random, random.Next(0, random.Next(1, 40))), modulus);
        }
    }

    [Theory]
    [InlineData(1024, 3)]
    [InlineData(4096, 1)]
    [InlineData(4097, 1)] // BigInteger's own
    public void Long_numbers(int length, int exponent)
    {
        var random = new Random(length);
        var modulus = Bytes(random, length);
        foreach (var last in new byte[] { 0xf1, 0xf0, 0 })
        {
            modulus[^1] = last;
            Check(Bytes(random, length), Bytes(random, exponent), modulus);
        }
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        if (random.Next(4) == 0)
            Array.Fill(bytes, (byte)(random.Next(2) * 0xff));
        return bytes;
    }

    private static void Check(byte[] @base, byte[] exponent, byte[] modulus)
    {
        var (b, e, m) = (Number(@base), Number(exponent), Number(modulus));
        var result = ModularPower.Compute(@base, exponent, modulus).ShouldNotBeNull();
        result.Length.ShouldBe(modulus.Length);
        Number(result).ShouldBe(m.IsZero ? 0 : BigInteger.ModPow(b, e, m),
            $"{Convert.ToHexString(@base)} to the power of {Convert.ToHexString(exponent)} modulo {Convert.ToHexString(modulus)}");
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
