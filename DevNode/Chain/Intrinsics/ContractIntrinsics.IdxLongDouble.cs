using Antelope;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of long doubles (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx_long_double_store")]
    public int DbIdxLongDoubleStore(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Store<Float128Key>(static c => c.IdxLongDouble, wasm, scope, table, payer, id, secondary);

    [HostFunction("db_idx_long_double_update")]
    public void DbIdxLongDoubleUpdate(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Update<Float128Key>(static c => c.IdxLongDouble, wasm, iterator, payer, secondary);

    [HostFunction("db_idx_long_double_remove")]
    public void DbIdxLongDoubleRemove(int iterator) => Aware.IdxLongDouble.Remove(iterator);

    [HostFunction("db_idx_long_double_find_secondary")]
    public int DbIdxLongDoubleFindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary<Float128Key>(static c => c.IdxLongDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_long_double_find_primary")]
    public int DbIdxLongDoubleFindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary) =>
        FindPrimary<Float128Key>(static c => c.IdxLongDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_long_double_lowerbound")]
    public int DbIdxLongDoubleLowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound<Float128Key>(static c => c.IdxLongDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_long_double_upperbound")]
    public int DbIdxLongDoubleUpperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound<Float128Key>(static c => c.IdxLongDouble, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx_long_double_end")]
    public int DbIdxLongDoubleEnd(ulong code, ulong scope, ulong table) =>
        Aware.IdxLongDouble.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx_long_double_next")]
    public int DbIdxLongDoubleNext(WasmInstance wasm, int iterator, uint primary) => Next<Float128Key>(static c => c.IdxLongDouble, wasm, iterator, primary);

    [HostFunction("db_idx_long_double_previous")]
    public int DbIdxLongDoublePrevious(WasmInstance wasm, int iterator, uint primary) => Previous<Float128Key>(static c => c.IdxLongDouble, wasm, iterator, primary);
}
