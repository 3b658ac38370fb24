using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of 64-bit integers (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx64_store")]
    public int DbIdx64Store(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Store<ulong>(static c => c.Idx64, wasm, scope, table, payer, id, secondary);

    [HostFunction("db_idx64_update")]
    public void DbIdx64Update(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Update<ulong>(static c => c.Idx64, wasm, iterator, payer, secondary);

    [HostFunction("db_idx64_remove")]
    public void DbIdx64Remove(int iterator) => Aware.Idx64.Remove(iterator);

    [HostFunction("db_idx64_find_secondary")]
    public int DbIdx64FindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary<ulong>(static c => c.Idx64, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx64_find_primary")]
    public int DbIdx64FindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary) =>
        FindPrimary<ulong>(static c => c.Idx64, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx64_lowerbound")]
    public int DbIdx64Lowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound<ulong>(static c => c.Idx64, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx64_upperbound")]
    public int DbIdx64Upperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound<ulong>(static c => c.Idx64, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx64_end")]
    public int DbIdx64End(ulong code, ulong scope, ulong table) =>
        Aware.Idx64.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx64_next")]
    public int DbIdx64Next(WasmInstance wasm, int iterator, uint primary) => Next<ulong>(static c => c.Idx64, wasm, iterator, primary);

    [HostFunction("db_idx64_previous")]
    public int DbIdx64Previous(WasmInstance wasm, int iterator, uint primary) => Previous<ulong>(static c => c.Idx64, wasm, iterator, primary);
}
