namespace Antelope.Secp256k1;

/// <content>Inverse and square root are powers: p - 2 = 2^256 - 2^32 - 979 and (p + 1) / 4 begin with the same 223 one bits.</content>
internal readonly partial struct FieldElement
{
    /// <summary>The inverse, for a magnitude up to 8; zero for zero.</summary>
    public FieldElement Invert()
    {
        var (x2, x22, x223) = Ones();
        // then 0, 22 ones, 0000101101
        var t = (x223.Square(23) * x22).Square(5) * this;
        return (t.Square(3) * x2).Square(2) * this;
    }

    /// <summary>False when a number of a magnitude up to 8 is no square.</summary>
    public bool TrySquareRoot(out FieldElement root)
    {
        var (x2, x22, x223) = Ones();
        // then 0, 22 ones, 00001100
        root = ((x223.Square(23) * x22).Square(6) * x2).Square(2);
        return (root.Square().Negate(1) + this).IsZero;
    }

    /// <summary>This to the powers 2^2 - 1, 2^22 - 1 and 2^223 - 1.</summary>
    private (FieldElement X2, FieldElement X22, FieldElement X223) Ones()
    {
        var x2 = Square() * this;
        var x3 = x2.Square() * this;
        var x6 = x3.Square(3) * x3;
        var x9 = x6.Square(3) * x3;
        var x11 = x9.Square(2) * x2;
        var x22 = x11.Square(11) * x11;
        var x44 = x22.Square(22) * x22;
        var x88 = x44.Square(44) * x44;
        var x176 = x88.Square(88) * x88;
        var x220 = x176.Square(44) * x44;
        return (x2, x22, x220.Square(3) * x3);
    }

    private FieldElement Square(int times)
    {
        var result = this;
        for (; times > 0; times--)
            result = result.Square();
        return result;
    }
}
