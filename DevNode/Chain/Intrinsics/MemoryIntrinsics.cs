using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <summary>Memory functions (nodeos webassembly/memory.cpp).</summary>
public static class MemoryIntrinsics
{
    [HostFunction("memcpy")]
    public static uint MemCpy(WasmInstance wasm, uint destination, uint source, uint length)
    {
        var (to, from) = Checked(wasm, destination, source, length);
        ChainErrors.OverlappingMemoryError.Assert(
            Math.Abs((long)destination - source) >= length, "memcpy can only accept non-aliasing pointers");
        from.CopyTo(to);
        return destination;
    }

    [HostFunction("memmove")]
    public static uint MemMove(WasmInstance wasm, uint destination, uint source, uint length)
    {
        var (to, from) = Checked(wasm, destination, source, length);
        from.CopyTo(to);
        return destination;
    }

    [HostFunction("memcmp")]
    public static int MemCmp(WasmInstance wasm, uint left, uint right, uint length) =>
        Math.Sign(wasm.Span(left, length).SequenceCompareTo(wasm.Span(right, length)));

    [HostFunction("memset")]
    public static uint MemSet(WasmInstance wasm, uint destination, int value, uint length)
    {
        var to = wasm.Span(destination, length);
        wasm.Span(destination, 1);
        to.Fill((byte)value);
        return destination;
    }

    // the destination must be an address of memory even when nothing is copied
    private static SpanPair Checked(WasmInstance wasm, uint destination, uint source, uint length)
    {
        var pair = new SpanPair(wasm.Span(destination, length), wasm.Span(source, length));
        wasm.Span(destination, 1);
        return pair;
    }

    private readonly ref struct SpanPair(Span<byte> destination, Span<byte> source)
    {
        private readonly Span<byte> _destination = destination;
        private readonly Span<byte> _source = source;

        public void Deconstruct(out Span<byte> destination, out Span<byte> source)
        {
            destination = _destination;
            source = _source;
        }
    }
}
