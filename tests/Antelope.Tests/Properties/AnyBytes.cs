using FsCheck;
using FsCheck.Fluent;

namespace Antelope.Tests.Properties;

/// <summary>Generated inputs of parsers.</summary>
internal static class AnyBytes
{
    /// <summary>Bytes that nobody made on purpose.</summary>
    public static Arbitrary<byte[]> Bytes() => ArbMap.Default.ArbFor<byte[]>();

    /// <summary>One of some good values with a few bytes changed, cut off or doubled.</summary>
    public static Arbitrary<byte[]> Damaged(byte[][] good) => (
        from bytes in Gen.Elements(good)
        from at in Gen.Choose(0, bytes.Length - 1)
        from length in Gen.Choose(0, 8)
        from other in ArbMap.Default.GeneratorFor<byte[]>()
        from kind in Gen.Choose(0, 2)
        let end = Math.Min(at + length, bytes.Length)
        select kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..end], .. bytes[at..]],
            _ => (byte[])[.. bytes[..at], .. other, .. bytes[end..]],
        }).ToArbitrary();

    /// <summary>The same bytes in pieces, as a connection brings them.</summary>
    public static Arbitrary<byte[][]> InPieces(Gen<byte[]> whole) => (
        from bytes in whole
        from cuts in Gen.Choose(0, Math.Max(bytes.Length - 1, 0)).ListOf()
        let ends = cuts.Append(bytes.Length).Distinct().Order().ToArray()
        select ends.Select((end, i) => bytes[(i == 0 ? 0 : ends[i - 1])..end]).ToArray()).ToArbitrary();
}
