using Antelope;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of doubles (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx_double_store")]
    public int DbIdxDoubleStore(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Store<Float64Key>(static c => c.IdxDouble, wasm, scope, table, payer, id, secondary);

    [HostFunction("db_idx_double_update")]
    public void DbIdxDoubleUpdate(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Update<Float64Key>(static c => c.IdxDouble, wasm, iterator, payer, secondary);

    [HostFunction("db_idx_double_remove")]
    public void DbIdxDoubleRemove(int iterator) => Aware.IdxDouble.Remove(iterator);

    [HostFunction("db_idx_double_find_secondary")]
    public int DbIdxDoubleFindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary<Float64Key>(static c => c.IdxDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_double_find_primary")]
    public int DbIdxDoubleFindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary) =>
        FindPrimary<Float64Key>(static c => c.IdxDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_double_lowerbound")]
    public int DbIdxDoubleLowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound<Float64Key>(static c => c.IdxDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_double_upperbound")]
    public int DbIdxDoubleUpperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound<Float64Key>(static c => c.IdxDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_double_end")]
    public int DbIdxDoubleEnd(ulong code, ulong scope, ulong table) =>
        Aware.IdxDouble.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx_double_next")]
    public int DbIdxDoubleNext(WasmInstance wasm, int iterator, uint primary) => Next<Float64Key>(static c => c.IdxDouble, wasm, iterator, primary);

    [HostFunction("db_idx_double_previous")]
    public int DbIdxDoublePrevious(WasmInstance wasm, int iterator, uint primary) => Previous<Float64Key>(static c => c.IdxDouble, wasm, iterator, primary);
}
