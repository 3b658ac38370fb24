namespace DevNode.Tests.Wasm;

/// <summary>Assembles modules with one page of memory and an apply of given instructions.</summary>
internal static class ModuleBytes
{
    public static byte[] WithApply(byte[] code, uint i64Locals = 0)
    {
        byte[] locals = i64Locals == 0 ? [0] : [1, .. Leb(i64Locals), 0x7e];
        byte[] body = [.. locals, .. code, 0x0b];
        return
        [
            0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
            .. Section(1, [1, 0x60, 3, 0x7e, 0x7e, 0x7e, 0]),
            .. Section(3, [1, 0]),
            .. Section(5, [1, 0, 1]),
            .. Section(7, [1, 5, .. "apply"u8, 0, 0]),
            .. Section(10, [1, .. Leb((uint)body.Length), .. body]),
        ];
    }

    public static byte[] Leb(uint value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Section(byte id, byte[] content) => [id, .. Leb((uint)content.Length), .. content];
}
