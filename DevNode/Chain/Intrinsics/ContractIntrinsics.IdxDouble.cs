using Antelope;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of doubles (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx_double_store")]
    public int DbIdxDoubleStore(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Aware.IdxDouble.Store(new Name(scope), new Name(table), new Name(payer), id, ReadDouble(wasm, secondary));

    [HostFunction("db_idx_double_update")]
    public void DbIdxDoubleUpdate(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Aware.IdxDouble.Update(iterator, new Name(payer), ReadDouble(wasm, secondary));

    [HostFunction("db_idx_double_remove")]
    public void DbIdxDoubleRemove(int iterator) => Aware.IdxDouble.Remove(iterator);

    [HostFunction("db_idx_double_find_secondary")]
    public int DbIdxDoubleFindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary(Aware.IdxDouble, wasm, code, scope, table, ReadDouble(wasm, secondary), primary);

    [HostFunction("db_idx_double_find_primary")]
    public int DbIdxDoubleFindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary)
    {
        var key = wasm.Get<Float64Key>(secondary);
        var found = Aware.IdxDouble.FindPrimary(new Name(code), new Name(scope), new Name(table), ref key, primary);
        wasm.Write(secondary, key);
        return found;
    }

    [HostFunction("db_idx_double_lowerbound")]
    public int DbIdxDoubleLowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound(Aware.IdxDouble, wasm, code, scope, table, secondary, ReadDouble(wasm, secondary), primary);

    [HostFunction("db_idx_double_upperbound")]
    public int DbIdxDoubleUpperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound(Aware.IdxDouble, wasm, code, scope, table, secondary, ReadDouble(wasm, secondary), primary);

    [HostFunction("db_idx_double_end")]
    public int DbIdxDoubleEnd(ulong code, ulong scope, ulong table) =>
        Aware.IdxDouble.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx_double_next")]
    public int DbIdxDoubleNext(WasmInstance wasm, int iterator, uint primary) => Next(Aware.IdxDouble, wasm, iterator, primary);

    [HostFunction("db_idx_double_previous")]
    public int DbIdxDoublePrevious(WasmInstance wasm, int iterator, uint primary) => Previous(Aware.IdxDouble, wasm, iterator, primary);
}
