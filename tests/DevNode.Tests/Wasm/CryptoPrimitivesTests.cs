using DevNode.Chain.Intrinsics;
using static Bench.Execution.CryptoPrograms;

namespace DevNode.Tests.Wasm;

/// <summary>Against the vectors of EIP-152 and EIP-197 and what nodeos printed (golden contract/sys-transactions.json, prims).</summary>
public class CryptoPrimitivesTests
{
    [Fact]
    public void G_plus_G() => Hex(AltBn128.Add(Bytes(G1), Bytes(G1))).ShouldBe(
        "030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3" +
        "15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4");

    [Fact]
    public void Three_times_G() => Hex(AltBn128.Multiply(Bytes(G1), Bytes(new string('0', 63) + "3"))).ShouldBe(
        "0769bf9ac56bea3ff40232bcb1b6bd159315d84715b8e679f2d355961915abf0" +
        "2ab799bee0489429554fdb7c8d086475319e63b40b9c5b57cdf1ff3dd9fe2261");

    [Fact]
    public void A_point_off_the_curve_is_refused() =>
        AltBn128.Add(Bytes(G1[..126] + "03"), Bytes(G1)).ShouldBeNull();

    [Theory]
    [InlineData(G1 + G2 + MinusG1 + G2, true)]
    [InlineData(G1 + G2 + G1 + G2, false)]
    [InlineData(G1 + G2, false)]
    [InlineData("", true)]
    public void Pairings(string pairs, bool isOne) => AltBn128.Pair(Bytes(pairs), () => { }).ShouldBe(isOne);

    [Fact]
    public void Pairing_is_bilinear()
    {
        // e(2G1, G2) = e(G1, G2)², so e(2G1, G2) · e(-G1, G2)² is one
        var twice = Hex(AltBn128.Add(Bytes(G1), Bytes(G1)));
        AltBn128.Pair(Bytes(twice + G2 + MinusG1 + G2 + MinusG1 + G2), () => { }).ShouldBe(true);
    }

    [Fact]
    public void Blake2_compresses_as_in_EIP_152()
    {
        var message = new byte[128];
        "abc"u8.CopyTo(message);
        var state = Bytes(
            "48c9bdf267e6096a3ba7ca8485ae67bb2bf894fe72f36e3cf1361d5f3af54fa5" +
            "d182e6ad7f520e511f6c3e2b8c68059b6bbd41fbabd9831f79217e1319cde05b");
        Hex(Blake2.Compress(12, state, message, Bytes("0300000000000000"), Bytes("0000000000000000"), true, () => { })).ShouldBe(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1" +
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private static string Hex(byte[]? bytes) => Convert.ToHexStringLower(bytes.ShouldNotBeNull());
}
