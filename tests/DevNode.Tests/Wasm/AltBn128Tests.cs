using System.Numerics;
using DevNode.Chain.Intrinsics;

namespace DevNode.Tests.Wasm;

/// <summary>What the fast ways of alt_bn128 leave out, done in full.</summary>
public class AltBn128Tests
{
    private static readonly BigInteger N = BigInteger.Parse("21888242871839275222246405745257275088548364400416034343698204186575808495617", null);
    private static readonly Field2 B = Field2.Of(3, 0) * Field2.Nonresidue.Inverse();

    [Fact]
    public void A_point_is_of_the_subgroup_when_its_order_says_so()
    {
        var found = 0;
        for (var x = 1; found < 6; x++)
        {
            if (OnTwist(Field2.Of(x, 7 * x)) is not { } point)
                continue;
            found++;
            // the twist has n·(2p - n) points: one of any order, one of order n, one of an order that divides 2p - n
            var inside = point.Multiply((2 * Field1.Prime) - N).ToAffine();
            var outside = point.Multiply(N).ToAffine();
            foreach (var each in new[] { point, inside, outside, inside.Add(outside), -inside })
                AltBn128Pairing.IsInSubgroup(each).ShouldBe(each.Multiply(N).IsInfinity);
            AltBn128Pairing.IsInSubgroup(inside).ShouldBeTrue();
            AltBn128Pairing.IsInSubgroup(outside).ShouldBeFalse();
        }
        AltBn128Pairing.IsInSubgroup(default).ShouldBeTrue();
    }

    [Fact]
    public void Pairings_are_bilinear()
    {
        var random = new Random(4);
        var p = new CurvePoint<Field1>(Field1.Of(1), Field1.Of(2));
        var q = Enumerable.Range(1, 100).Select(x => OnTwist(Field2.Of(x, 1))).First(point => point is not null)!.Value.Multiply((2 * Field1.Prime) - N).ToAffine();
        for (var i = 0; i < 3; i++)
        {
            var (a, b) = (new BigInteger(random.NextInt64()) * random.NextInt64(), new BigInteger(random.NextInt64()));
            var product = AltBn128Pairing.MillerLoop(q.Multiply(b).ToAffine(), p.Multiply(a).ToAffine());
            AltBn128Pairing.IsOne(product * AltBn128Pairing.MillerLoop(-q, p.Multiply(a * b).ToAffine())).ShouldBeTrue();
            AltBn128Pairing.IsOne(product * AltBn128Pairing.MillerLoop(-q, p.Multiply((a * b) + 1).ToAffine())).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_square_of_the_cyclotomic_group_is_a_square()
    {
        var f = new Field12(new(Field2.Of(1, 2), Field2.Of(3, 4), Field2.Of(5, 6)), new(Field2.Of(7, 8), Field2.Of(9, 10), Field2.Of(11, 12)));
        (f * f.Inverse()).ShouldBe(Field12.One);
        f.Square().ShouldBe(f * f);
        var easy = f.Conjugate() * f.Inverse();
        var x = easy.ToPrime().ToPrime() * easy;
        x.CyclotomicSquare().ShouldBe(x * x);
    }

    [Fact]
    public void An_inverse_times_its_number_is_one()
    {
        var random = new Random(6);
        var bytes = new byte[32];
        for (var i = 0; i < 300; i++)
        {
            random.NextBytes(bytes);
            var number = Field1.Of(i < 100 ? i + 1 : i < 200 ? -(i - 99) : new BigInteger(bytes, isUnsigned: true));
            (number * number.Inverse()).ShouldBe(Field1.One);
            number.Inverse().ShouldBe(number.Power(Field1.Prime - 2));
        }
        Field1.Of(0).Inverse().ShouldBe(Field1.Of(0));
    }

    [Fact]
    public void Multiples_are_sums()
    {
        var g = new CurvePoint<Field1>(Field1.Of(1), Field1.Of(2));
        var sum = default(CurvePoint<Field1>);
        for (var i = 0; i < 40; i++, sum = sum.Add(g))
        {
            g.Multiply(i).ToAffine().ShouldBe(sum);
            g.Multiply(N + i).ToAffine().ShouldBe(sum);
            (-g).Multiply(N - i).ToAffine().ShouldBe(sum);
        }
    }

    // y from x by a square root, where there is one (Adj and Rodríguez-Henríquez, "Square root computation over even extension fields")
    private static CurvePoint<Field2>? OnTwist(Field2 x)
    {
        var square = (x.Square() * x) + B;
        var power = square.Power((Field1.Prime - 3) / 4);
        var candidate = power * square;
        var sign = power * candidate;
        var y = sign == -Field2.One
            ? Field2.Of(0, 1) * candidate
            : (Field2.One + sign).Power((Field1.Prime - 1) / 2) * candidate;
        return y.Square() == square ? new(x, y) : null;
    }
}
