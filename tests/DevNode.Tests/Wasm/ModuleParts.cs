namespace DevNode.Tests.Wasm;

/// <summary>
/// The sections of a module, put together byte by byte, so that each can be at a limit or wrong. What is not given is that of a module
/// which only exports apply, its first function.
/// </summary>
internal sealed record ModuleParts
{
    /// <summary>Type of apply.</summary>
    public static readonly byte[] ApplyType = [0x60, 3, 0x7e, 0x7e, 0x7e, 0];

    /// <summary>No parameters, no result.</summary>
    public static readonly byte[] NoneType = [0x60, 0, 0];

    /// <summary>No locals, no instructions.</summary>
    public static readonly byte[] EmptyBody = [0, 0x0b];

    public IReadOnlyList<byte[]> Types { get; init; } = [ApplyType];
    public IReadOnlyList<byte[]> Imports { get; init; } = [];

    /// <summary>Types of the functions, apply first.</summary>
    public IReadOnlyList<uint> Functions { get; init; } = [0];
    public IReadOnlyList<byte[]> Tables { get; init; } = [];
    public IReadOnlyList<byte[]> Memories { get; init; } = [];
    public IReadOnlyList<byte[]> Globals { get; init; } = [];

    /// <summary>Besides apply.</summary>
    public IReadOnlyList<byte[]> Exports { get; init; } = [];
    public bool ExportsApply { get; init; } = true;
    public uint? Start { get; init; }
    public IReadOnlyList<byte[]> Elements { get; init; } = [];

    /// <summary>Without their sizes.</summary>
    public IReadOnlyList<byte[]> Bodies { get; init; } = [EmptyBody];
    public IReadOnlyList<byte[]> Data { get; init; } = [];

    /// <summary>Further whole sections at the end.</summary>
    public byte[] Tail { get; init; } = [];

    public byte[] Build() =>
    [
        0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
        .. Vector(1, Types), .. Vector(2, Imports), .. Vector(3, [.. Functions.Select(Leb)]), .. Vector(4, Tables), .. Vector(5, Memories),
        .. Vector(6, Globals),
        .. Vector(7, ExportsApply ? [[.. Text("apply"), 0, .. Leb((uint)Imports.Count)], .. Exports] : Exports),
        .. Start is { } start ? Section(8, Leb(start)) : [],
        .. Vector(9, Elements), .. Vector(10, [.. Bodies.Select(body => (byte[])[.. Leb((uint)body.Length), .. body])]), .. Vector(11, Data), .. Tail,
    ];

    public static byte[] Leb(uint value) => ModuleBytes.Leb(value);

    /// <summary>A name with its length.</summary>
    public static byte[] Text(string text) => [.. Leb((uint)text.Length), .. System.Text.Encoding.UTF8.GetBytes(text)];

    public static byte[] Section(byte id, byte[] content) => [id, .. Leb((uint)content.Length), .. content];

    /// <summary>A global with an initial value of zero.</summary>
    public static byte[] Global(byte type, bool isMutable) => type switch
    {
        0x7f => [type, isMutable ? (byte)1 : (byte)0, 0x41, 0, 0x0b],
        _ => [type, isMutable ? (byte)1 : (byte)0, 0x42, 0, 0x0b],
    };

    /// <summary>A function imported from env.</summary>
    public static byte[] Import(string name, uint type) => [.. Text("env"), .. Text(name), 0, .. Leb(type)];

    /// <summary>Bytes for memory.</summary>
    public static byte[] DataAt(byte[] offset, int length) => [0, 0x41, .. offset, 0x0b, .. Leb((uint)length), .. new byte[length]];

    /// <summary>A body without locals.</summary>
    public static byte[] Body(params byte[] code) => [0, .. code, 0x0b];

    /// <summary>The same bytes several times.</summary>
    public static byte[] Times(int count, params byte[] part) => [.. Enumerable.Repeat(part, count).SelectMany(bytes => bytes)];

    private static byte[] Vector(byte id, IReadOnlyList<byte[]> entries) =>
        entries.Count == 0 ? [] : Section(id, [.. Leb((uint)entries.Count), .. entries.SelectMany(entry => entry)]);
}
