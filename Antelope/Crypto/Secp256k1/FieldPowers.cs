namespace Antelope.Secp256k1;

/// <summary>What powers are made of: one number modulo p, or several at once.</summary>
internal interface IFieldNumber<T>
    where T : struct, IFieldNumber<T>
{
    /// <summary>Of magnitude 1, from factors of up to 8.</summary>
    static abstract T operator *(in T a, in T b);

    /// <summary>This times itself.</summary>
    T Square();
}

/// <summary>
/// Inverse and square root are powers: p - 2 = 2^256 - 2^32 - 979 and (p + 1) / 4 begin with the same 223 one bits. For magnitudes up to 8.
/// </summary>
internal static class FieldPowers
{
    /// <summary>The inverse; zero for zero.</summary>
    public static T Invert<T>(this T number)
        where T : struct, IFieldNumber<T>
    {
        var (x2, x22, x223) = Ones(number);
        // then 0, 22 ones, 0000101101
        var t = (x223.Square(23) * x22).Square(5) * number;
        return (t.Square(3) * x2).Square(2) * number;
    }

    /// <summary>A square root of a number that has one.</summary>
    public static T SquareRoot<T>(this T number)
        where T : struct, IFieldNumber<T>
    {
        var (x2, x22, x223) = Ones(number);
        // then 0, 22 ones, 00001100
        return ((x223.Square(23) * x22).Square(6) * x2).Square(2);
    }

    /// <summary>The number to the powers 2^2 - 1, 2^22 - 1 and 2^223 - 1.</summary>
    private static (T X2, T X22, T X223) Ones<T>(in T x)
        where T : struct, IFieldNumber<T>
    {
        var x2 = x.Square() * x;
        var x3 = x2.Square() * x;
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

    private static T Square<T>(this T number, int times)
        where T : struct, IFieldNumber<T>
    {
        var result = number;
        for (; times > 0; times--)
            result = result.Square();
        return result;
    }
}
