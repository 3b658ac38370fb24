namespace DevNode.Wasm;

/// <summary>The linear memory, for generated code and for host functions.</summary>
public sealed unsafe partial class WasmInstance
{
    /// <summary>Size of the memory in bytes.</summary>
    public ulong Size => MemoryBytes;

    /// <summary>Part of the memory. The span is valid until the instance is disposed of.</summary>
    /// <exception cref="WasmTrapException">It is not all inside of the memory.</exception>
    public Span<byte> Span(uint address, uint length) =>
        (ulong)address + length <= MemoryBytes
            ? new Span<byte>(MemoryBase + address, checked((int)length))
            : throw OutOfBounds();

    /// <summary>The bytes up to, not including, the next zero byte.</summary>
    /// <exception cref="WasmTrapException">There is none before the end of memory.</exception>
    public ReadOnlySpan<byte> NullTerminated(uint address)
    {
        if (address >= MemoryBytes)
            throw OutOfBounds();
        var rest = new ReadOnlySpan<byte>(MemoryBase + address, (int)Math.Min(MemoryBytes - address, int.MaxValue));
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? rest[..length] : throw OutOfBounds();
    }

    /// <summary>A little-endian number or structure at any alignment.</summary>
    public T Read<T>(uint address) where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.Read<T>(Span(address, (uint)sizeof(T)));

    /// <summary>Writes a number or structure at any alignment.</summary>
    public void Write<T>(uint address, T value) where T : unmanaged =>
        System.Runtime.InteropServices.MemoryMarshal.Write(Span(address, (uint)sizeof(T)), in value);

    internal static WasmTrapException OutOfBounds() => WasmTrapException.AccessViolation("memory access out of bounds");

    internal static void ThrowOutOfBounds() => throw OutOfBounds();

    internal static int CurrentPages(WasmInstance instance) => (int)(instance.MemoryBytes / LinearMemory.PageSize);

    /// <summary>memory.grow. Negative numbers shrink, as in eos-vm. -1 when the limits do not allow it.</summary>
    internal static int Grow(int pages, WasmInstance instance) => instance.Grow(pages);

    private int Grow(int delta)
    {
        var current = CurrentPages(this);
        var target = (long)current + delta;
        if (target < 0 || (delta > 0 && (target > _maxPages || target > (_module.Module.Memory?.Maximum ?? _maxPages))))
            return -1;
        if (delta < 0)
        {
            // pages given back read as zero when they come again
            new Span<byte>(MemoryBase + (target * LinearMemory.PageSize), checked(-delta * LinearMemory.PageSize)).Clear();
        }
        else if (target > _memory!.Pages)
        {
            Relocate((uint)target);
        }
        _memory!.MarkUsed((nuint)Math.Max(MemoryBytes, (ulong)target * LinearMemory.PageSize));
        MemoryBytes = (ulong)target * LinearMemory.PageSize;
        return current;
    }

    private void Relocate(uint pages)
    {
        var larger = LinearMemoryPool.Shared.Rent(Math.Min(pages * 2, 65536));
        Buffer.MemoryCopy(MemoryBase, larger.Base, MemoryBytes, MemoryBytes);
        _memory!.Dispose();
        _memory = larger;
        MemoryBase = larger.Base;
    }

    private void InitialiseMemory(WasmModule module)
    {
        if (module.Memory is not { } limits)
            return;
        if (limits.Initial > _maxPages)
            throw WasmTrapException.SystemFailure("Cannot allocate initial linear memory.");
        _memory = LinearMemoryPool.Shared.Rent(limits.Initial);
        MemoryBase = _memory.Base;
        MemoryBytes = (ulong)limits.Initial * LinearMemory.PageSize;
        foreach (var segment in module.Data)
        {
            if (segment.Offset + (ulong)segment.Bytes.Length > MemoryBytes)
            {
                Dispose();
                throw WasmTrapException.AccessViolation("data out of range");
            }
            segment.Bytes.Span.CopyTo(Span(segment.Offset, (uint)segment.Bytes.Length));
        }
    }
}
