using Antelope;
using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <summary>
/// The functions that contracts import (nodeos webassembly/interface.hpp), for one execution. Spans and pointers are checked
/// against memory first; which functions are open in which context is nodeos's registration in runtimes/eos-vm.cpp.
/// </summary>
public sealed partial class ContractIntrinsics(ApplyContext context, IContractController controller)
{
    /// <summary>Every function a contract may import, of all protocol features.</summary>
    public static HostFunctions Functions { get; } =
        new(typeof(ContractIntrinsics), typeof(CompilerBuiltins), typeof(CompilerBuiltinsInt128), typeof(MemoryIntrinsics));

    private static readonly ChainErrorType Unaccessible = ChainErrors.UnaccessibleApi;

    /// <summary>For functions that normal actions alone may call.</summary>
    private ApplyContext Aware
    {
        get
        {
            Unaccessible.Assert(!context.IsContextFree, "only context free api's can be used in this context");
            return context;
        }
    }

    /// <summary>For functions of privileged accounts.</summary>
    private ApplyContext Privileged
    {
        get
        {
            Unaccessible.Assert(Aware.IsPrivileged, $"{context.Receiver:code} does not have permission to call this API");
            return context;
        }
    }

    /// <summary>For functions that context free actions alone may call.</summary>
    private ApplyContext ContextFree
    {
        get
        {
            Unaccessible.Assert(context.IsContextFree, "this API may only be called from context_free apply");
            return context;
        }
    }

    /// <summary>Copies what fits; the whole size is the answer to an empty buffer.</summary>
    private static int CopyOut(ReadOnlySpan<byte> source, Span<byte> buffer)
    {
        if (buffer.Length == 0)
            return source.Length;
        var count = Math.Min(source.Length, buffer.Length);
        source[..count].CopyTo(buffer);
        return count;
    }

    private delegate T Unpacking<T>(ref PackReader reader);

    /// <summary>Unpacks; bytes left over are ignored, as nodeos's raw::unpack does. An error says what was being unpacked.</summary>
    /// <param name="type">One that <see cref="UnpackSteps"/> knows.</param>
    private static T Unpack<T>(ReadOnlySpan<byte> bytes, string type, Unpacking<T> unpack)
    {
        try
        {
            var reader = new PackReader(bytes);
            return unpack(ref reader);
        }
        catch (PackException e)
        {
            throw e.Within(UnpackSteps.Of(type, bytes));
        }
    }

    private static T Unpack<T>(ReadOnlySpan<byte> bytes, string type) where T : IPackable<T> => Unpack(bytes, type, T.Unpack);

    /// <summary>New functions, unlike the older ones, do not take overlapping buffers.</summary>
    private static void CheckNotAliasing(params ReadOnlySpan<(uint Address, uint Length)> spans)
    {
        for (var i = 0; i < spans.Length; i++)
        {
            for (var j = i + 1; j < spans.Length; j++)
            {
                var (first, second) = spans[i].Address <= spans[j].Address ? (spans[i], spans[j]) : (spans[j], spans[i]);
                ChainErrors.WasmException.Assert(
                    second.Length == 0 || (ulong)first.Address + first.Length <= second.Address, "pointers not allowed to alias");
            }
        }
    }
}
