using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Antelope;

/// <summary>
/// sha256 of a few bytes. .NET makes a new context and clears OpenSSL's errors for each digest, which takes five times as long as 64 bytes do:
/// where there is the libcrypto that .NET itself uses, its plain functions are called. The digest is the same.
/// </summary>
internal static unsafe class SmallDigest
{
    /// <summary>Of more bytes the rest does not count, and the collector would wait too long for the call.</summary>
    private const int LargestSize = 2048;

    /// <summary>At least OpenSSL's SHA256_CTX, which has 112 bytes.</summary>
    private const int ContextSize = 128;

    private static readonly delegate* unmanaged[SuppressGCTransition]<ulong*, int> s_init;
    private static readonly delegate* unmanaged[SuppressGCTransition]<ulong*, byte*, nuint, int> s_update;
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte*, ulong*, int> s_final;

    static SmallDigest()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libcrypto.so.3", out var library))
            return;
        if (NativeLibrary.TryGetExport(library, "SHA256_Init", out var init)
            && NativeLibrary.TryGetExport(library, "SHA256_Update", out var update)
            && NativeLibrary.TryGetExport(library, "SHA256_Final", out var final))
        {
            s_init = (delegate* unmanaged[SuppressGCTransition]<ulong*, int>)init;
            s_update = (delegate* unmanaged[SuppressGCTransition]<ulong*, byte*, nuint, int>)update;
            s_final = (delegate* unmanaged[SuppressGCTransition]<byte*, ulong*, int>)final;
        }
    }

    /// <summary>Writes the 32 bytes of the digest.</summary>
    public static void Compute(ReadOnlySpan<byte> bytes, Span<byte> digest)
    {
        if (s_init == null || bytes.Length > LargestSize)
        {
            SHA256.HashData(bytes, digest);
            return;
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(digest.Length, SHA256.HashSizeInBytes, nameof(digest));
        var context = stackalloc ulong[ContextSize / sizeof(ulong)];
        fixed (byte* input = bytes, output = digest)
        {
            s_init(context);
            s_update(context, input, (nuint)bytes.Length);
            s_final(output, context);
        }
    }
}
