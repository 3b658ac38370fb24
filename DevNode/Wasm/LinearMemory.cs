using System.Runtime.InteropServices;

namespace DevNode.Wasm;

/// <summary>
/// Address space for one linear memory. The whole reservation is zero pages of the operating system until touched, so growing
/// costs nothing and an idle one is not resident; unsafe because generated code addresses it directly, after its own checks.
/// </summary>
internal sealed unsafe class LinearMemory : IDisposable
{
    public const int PageSize = 65536;

    // Above this a fresh mapping is cheaper than writing zeros.
    private const nuint RezeroLimit = 16 * PageSize;

    private nuint _used;

    public LinearMemory(uint pages)
    {
        Pages = pages;
        Base = (byte*)NativeMemory.AllocZeroed((nuint)pages * PageSize);
    }

    ~LinearMemory() => Free();

    /// <summary>Capacity in pages.</summary>
    public uint Pages { get; }

    public byte* Base { get; private set; }

    /// <summary>Notes how many bytes an execution could write to.</summary>
    public void MarkUsed(nuint bytes) => _used = Math.Max(_used, bytes);

    /// <summary>Makes every byte zero again.</summary>
    public void Clear()
    {
        if (_used <= RezeroLimit)
        {
            NativeMemory.Clear(Base, _used);
        }
        else
        {
            NativeMemory.Free(Base);
            Base = (byte*)NativeMemory.AllocZeroed((nuint)Pages * PageSize);
        }
        _used = 0;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(Base);
        Base = null;
    }
}
