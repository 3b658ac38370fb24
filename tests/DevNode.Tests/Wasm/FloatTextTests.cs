using DevNode.Chain.Intrinsics;
using DevNode.Wasm.Floats;

namespace DevNode.Tests.Wasm;

/// <summary>What nodeos printed (golden contract/sys-transactions.json, prints).</summary>
public class FloatTextTests
{
    [Theory]
    [InlineData(0f, "0.000000e+00")]
    [InlineData(-0f, "-0.000000e+00")]
    [InlineData(0.1f, "1.000000e-01")]
    [InlineData(1.5f, "1.500000e+00")]
    [InlineData(-123456.79f, "-1.234568e+05")]
    [InlineData(float.Epsilon, "1.401298e-45")]
    [InlineData(float.MaxValue, "3.402823e+38")]
    [InlineData(float.PositiveInfinity, "inf")]
    [InlineData(float.NegativeInfinity, "-inf")]
    public void Singles(float value, string text) => FloatText.Of(value).ShouldBe(text);

    [Theory]
    [InlineData(0.1, "1.000000000000000e-01")]
    [InlineData(1e300, "1.000000000000000e+300")]
    [InlineData(-2.2250738585072011e-308, "-2.225073858507201e-308")]
    [InlineData(double.Epsilon, "4.940656458412465e-324")]
    [InlineData(123456789.12345679, "1.234567891234568e+08")]
    [InlineData(100, "1.000000000000000e+02")]
    public void Doubles(double value, string text) => FloatText.Of(value).ShouldBe(text);

    [Theory]
    [InlineData(0, "0.000000000000000000e+00")]
    [InlineData(0.1, "1.000000000000000056e-01")]
    [InlineData(1e300, "1.000000000000000053e+300")]
    [InlineData(-1.5, "-1.500000000000000000e+00")]
    [InlineData(double.Epsilon, "4.940656458412465442e-324")]
    public void Long_doubles(double value, string text) => FloatText.Of(Float128.FromDouble(value)).ShouldBe(text);
}
