using Antelope;
using DevNode.State;
using DevNode.Wasm;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <content>What the secondary indices of all key types have in common: keys read from memory, results written back.</content>
public sealed partial class ContractIntrinsics
{
    private const uint WordsOfKey256 = 2;

    private static Key256 ReadKey256(WasmInstance wasm, uint address, uint words)
    {
        if (words > uint.MaxValue / 16)
            throw WasmTrapException.SystemFailure("length will overflow");
        wasm.Span(address, words * 16);
        ChainErrors.DbApiException.Assert(words == WordsOfKey256,
            $"invalid size of secondary key array for idx256: given {words} bytes but expected {WordsOfKey256} bytes");
        return wasm.Read<Key256>(address);
    }

    private static Float64Key ReadDouble(WasmInstance wasm, uint address)
    {
        var key = wasm.Get<Float64Key>(address);
        CheckNumber(!double.IsNaN(BitConverter.UInt64BitsToDouble(key.Bits)));
        return key;
    }

    private static Float128Key ReadLongDouble(WasmInstance wasm, uint address)
    {
        var key = wasm.Get<Float128Key>(address);
        CheckNumber(!new Float128(key.Bits).IsNaN);
        return key;
    }

    private static void CheckNumber(bool isNumber) =>
        ChainErrors.TransactionException.Assert(isNumber, "NaN is not an allowed value for a secondary key");

    private static int FindSecondary<TKey>(
        GenericIndex<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, TKey key, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index.FindSecondary(new Name(code), new Name(scope), new Name(table), key, ref id);
        wasm.Write(primary, id);
        return found;
    }

    private static int Lowerbound<TKey>(
        GenericIndex<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, TKey key, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index.LowerboundSecondary(new Name(code), new Name(scope), new Name(table), ref key, ref id);
        wasm.Write(secondary, key);
        wasm.Write(primary, id);
        return found;
    }

    private static int Upperbound<TKey>(
        GenericIndex<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, TKey key, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index.UpperboundSecondary(new Name(code), new Name(scope), new Name(table), ref key, ref id);
        wasm.Write(secondary, key);
        wasm.Write(primary, id);
        return found;
    }

    private static int Next<TKey>(GenericIndex<TKey> index, WasmInstance wasm, int iterator, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index.NextSecondary(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }

    private static int Previous<TKey>(GenericIndex<TKey> index, WasmInstance wasm, int iterator, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index.PreviousSecondary(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }
}
