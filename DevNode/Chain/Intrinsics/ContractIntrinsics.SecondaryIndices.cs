using Antelope;
using DevNode.State;
using DevNode.Wasm;
using DevNode.Wasm.Floats;

namespace DevNode.Chain.Intrinsics;

/// <content>
/// What the secondary indices of all key types have in common: pointers are checked from the last to the first, then the context,
/// then the key; results are written back.
/// </content>
public sealed partial class ContractIntrinsics
{
    private const uint WordsOfKey256 = 2;

    private delegate GenericIndex<TKey> IndexOf<TKey>(ApplyContext context) where TKey : unmanaged, IComparable<TKey>;

    private int Store<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        CheckKey<TKey>(wasm, secondary, words);
        return index(Aware).Store(new Name(scope), new Name(table), new Name(payer), id, ReadKey<TKey>(wasm, secondary, words));
    }

    private void Update<TKey>(IndexOf<TKey> index, WasmInstance wasm, int iterator, ulong payer, uint secondary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        CheckKey<TKey>(wasm, secondary, words);
        index(Aware).Update(iterator, new Name(payer), ReadKey<TKey>(wasm, secondary, words));
    }

    private int FindSecondary<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        wasm.Check<ulong>(primary);
        CheckKey<TKey>(wasm, secondary, words);
        var chosen = index(Aware);
        var id = wasm.Read<ulong>(primary);
        var found = chosen.FindSecondary(new Name(code), new Name(scope), new Name(table), ReadKey<TKey>(wasm, secondary, words), ref id);
        wasm.Write(primary, id);
        return found;
    }

    private int FindPrimary<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        CheckKey<TKey>(wasm, secondary, words);
        var chosen = index(Aware);
        CheckWords(words);
        var key = wasm.Read<TKey>(secondary);
        var found = chosen.FindPrimary(new Name(code), new Name(scope), new Name(table), ref key, primary);
        wasm.Write(secondary, key);
        return found;
    }

    private int Lowerbound<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        var (chosen, key, id) = BoundArguments(index, wasm, secondary, primary, words);
        var found = chosen.LowerboundSecondary(new Name(code), new Name(scope), new Name(table), ref key, ref id);
        wasm.Write(secondary, key);
        wasm.Write(primary, id);
        return found;
    }

    private int Upperbound<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary, uint? words = null)
        where TKey : unmanaged, IComparable<TKey>
    {
        var (chosen, key, id) = BoundArguments(index, wasm, secondary, primary, words);
        var found = chosen.UpperboundSecondary(new Name(code), new Name(scope), new Name(table), ref key, ref id);
        wasm.Write(secondary, key);
        wasm.Write(primary, id);
        return found;
    }

    private (GenericIndex<TKey> Index, TKey Key, ulong Id) BoundArguments<TKey>(
        IndexOf<TKey> index, WasmInstance wasm, uint secondary, uint primary, uint? words)
        where TKey : unmanaged, IComparable<TKey>
    {
        wasm.Check<ulong>(primary);
        CheckKey<TKey>(wasm, secondary, words);
        var chosen = index(Aware);
        return (chosen, ReadKey<TKey>(wasm, secondary, words), wasm.Read<ulong>(primary));
    }

    private int Next<TKey>(IndexOf<TKey> index, WasmInstance wasm, int iterator, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index(Aware).NextSecondary(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }

    private int Previous<TKey>(IndexOf<TKey> index, WasmInstance wasm, int iterator, uint primary)
        where TKey : unmanaged, IComparable<TKey>
    {
        var id = wasm.Get<ulong>(primary);
        var found = index(Aware).PreviousSecondary(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }

    // a key of 256 bits is a span of words of 128 bits, the others are values
    private static void CheckKey<TKey>(WasmInstance wasm, uint address, uint? words) where TKey : unmanaged
    {
        if (words is not { } count)
            wasm.Check<TKey>(address);
        else if (count > uint.MaxValue / 16)
            throw WasmTrapException.SystemFailure("length will overflow");
        else
            wasm.Span(address, count * 16);
    }

    private static void CheckWords(uint? words) => ChainErrors.DbApiException.Assert(words is null or WordsOfKey256,
        $"invalid size of secondary key array for idx256: given {words!.Value:given} bytes but expected {WordsOfKey256:expected} bytes");

    private static TKey ReadKey<TKey>(WasmInstance wasm, uint address, uint? words) where TKey : unmanaged
    {
        CheckWords(words);
        var key = wasm.Read<TKey>(address);
        var isNumber = key switch
        {
            Float64Key number => !double.IsNaN(BitConverter.UInt64BitsToDouble(number.Bits)),
            Float128Key number => !new Float128(number.Bits).IsNaN,
            _ => true,
        };
        ChainErrors.TransactionException.Assert(isNumber, "NaN is not an allowed value for a secondary key");
        return key;
    }
}
