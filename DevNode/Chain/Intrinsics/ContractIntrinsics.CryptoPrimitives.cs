using System.Numerics;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>The feature CRYPTO_PRIMITIVES (nodeos crypto.cpp): 0 is success, -1 failure; open to context free actions.</content>
public sealed partial class ContractIntrinsics
{
    private const int Success = 0, Failed = -1;

    [HostFunction("mod_exp")]
    public int ModExp(
        WasmInstance wasm, uint @base, uint baseLength, uint exponent, uint exponentLength, uint modulus, uint modulusLength,
        uint result, uint resultLength)
    {
        var (b, e, m) = (wasm.Span(@base, baseLength).ToArray(), wasm.Span(exponent, exponentLength).ToArray(), wasm.Span(modulus, modulusLength).ToArray());
        var output = wasm.Span(result, resultLength);
        CheckNotAliasing((@base, baseLength), (exponent, exponentLength), (modulus, modulusLength), (result, resultLength));
        if (context.Chain.IsProducingBlock)
            CheckModExpSizes(Math.Max(baseLength, modulusLength), exponentLength);
        return Answer(ModularPower.Compute(b, e, m), output);
    }

    [HostFunction("alt_bn128_add")]
    public int AltBn128Add(
        WasmInstance wasm, uint left, uint leftLength, uint right, uint rightLength, uint result, uint resultLength)
    {
        var (a, b, output) = (wasm.Span(left, leftLength).ToArray(), wasm.Span(right, rightLength).ToArray(), result);
        var room = wasm.Span(output, resultLength);
        CheckNotAliasing((left, leftLength), (right, rightLength), (result, resultLength));
        return Answer(AltBn128.Add(a, b), room);
    }

    [HostFunction("alt_bn128_mul")]
    public int AltBn128Mul(
        WasmInstance wasm, uint point, uint pointLength, uint scalar, uint scalarLength, uint result, uint resultLength)
    {
        var (p, s) = (wasm.Span(point, pointLength).ToArray(), wasm.Span(scalar, scalarLength).ToArray());
        var output = wasm.Span(result, resultLength);
        CheckNotAliasing((point, pointLength), (scalar, scalarLength), (result, resultLength));
        return Answer(AltBn128.Multiply(p, s), output);
    }

    /// <summary>0 when the product of the pairings is one, 1 when not.</summary>
    [HostFunction("alt_bn128_pair")]
    public int AltBn128Pair(WasmInstance wasm, uint pairs, uint length) =>
        AltBn128.Pair(wasm.Span(pairs, length), context.TransactionContext.CheckTime) switch
        {
            null => Failed,
            true => 0,
            false => 1,
        };

    [HostFunction("blake2_f")]
    public int Blake2F(
        WasmInstance wasm, uint rounds, uint state, uint stateLength, uint message, uint messageLength, uint offset0,
        uint offset0Length, uint offset1, uint offset1Length, int final, uint result, uint resultLength)
    {
        var (h, m) = (wasm.Span(state, stateLength).ToArray(), wasm.Span(message, messageLength).ToArray());
        var (t0, t1) = (wasm.Span(offset0, offset0Length).ToArray(), wasm.Span(offset1, offset1Length).ToArray());
        var output = wasm.Span(result, resultLength);
        CheckNotAliasing((state, stateLength), (message, messageLength), (offset0, offset0Length), (offset1, offset1Length),
            (result, resultLength));
        return Answer(Blake2.Compress(rounds, h, m, t0, t1, final == 1, context.TransactionContext.CheckTime), output);
    }

    private static int Answer(byte[]? result, Span<byte> output) =>
        result is not null && result.AsSpan().TryCopyTo(output) ? Success : Failed;

    // subjective: keeps a producer from work that a transaction's time would not cover
    private static void CheckModExpSizes(uint baseOrModulus, uint exponent)
    {
        const uint bitCalculationLimit = 106;
        var error = ChainErrors.SubjectiveBlockProductionException;
        error.Assert(baseOrModulus >= exponent,
            "mod_exp restriction: exponent bit size cannot exceed bit size of either base or modulus");
        error.Assert((5 * CeilLog2(exponent)) + (8 * CeilLog2(baseOrModulus)) <= bitCalculationLimit,
            "mod_exp restriction: bit size too large for input arguments");
    }

    private static uint CeilLog2(uint value) => value <= 1 ? 0 : 32 - (uint)BitOperations.LeadingZeroCount(value - 1);
}
