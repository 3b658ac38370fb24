namespace Bench.Robustness;

/// <summary>Damages bytes at random: bits, lengths, order, huge numbers. The same seed makes the same damage.</summary>
internal sealed class ByteMutator(Random random)
{
    /// <summary>A copy with one to four damages; it may be empty.</summary>
    public byte[] Mutate(ReadOnlySpan<byte> original)
    {
        var bytes = original.ToArray();
        for (var left = random.Next(1, 5); left > 0; left--)
            bytes = MutateOnce(bytes);
        return bytes;
    }

    private byte[] MutateOnce(byte[] bytes)
    {
        if (bytes.Length == 0)
            return Some(8);
        var at = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Next(1, 17));
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 3:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 4:
                return bytes[..at];
            case 5:
                return [.. bytes, .. Some(64)];
            case 6:
                return [.. bytes[..at], .. HugeNumber(), .. bytes[at..]];
            case 7:
                return [.. bytes[..at], .. HugeNumber(), .. bytes[end..]];
            case 8:
                return [.. bytes[..end], .. bytes[at..]];
            case 9:
                return [.. bytes[..at], .. bytes[end..]];
            case 10:
                bytes.AsSpan(at..end).Fill((byte)(random.Next(2) * 0xff));
                return bytes;
            default:
                random.NextBytes(bytes.AsSpan(at..end));
                return bytes;
        }
    }

    private byte[] Some(int most)
    {
        var bytes = new byte[random.Next(1, most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A varuint32 near its limits, with more continuation bits than it may have, or 8 bytes of a large integer.</summary>
    private byte[] HugeNumber() => random.Next(5) switch
    {
        0 => [0xff, 0xff, 0xff, 0xff, 0x0f],
        1 => [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        2 => [0x80, 0x80, 0x80, 0x80, 0x08],
        3 => [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
        _ => [0xff, 0xff, 0x7f],
    };
}
