using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of 128-bit integers (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx128_store")]
    public int DbIdx128Store(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Store<UInt128>(static c => c.Idx128, wasm, scope, table, payer, id, secondary);

    [HostFunction("db_idx128_update")]
    public void DbIdx128Update(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Update<UInt128>(static c => c.Idx128, wasm, iterator, payer, secondary);

    [HostFunction("db_idx128_remove")]
    public void DbIdx128Remove(int iterator) => Aware.Idx128.Remove(iterator);

    [HostFunction("db_idx128_find_secondary")]
    public int DbIdx128FindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary<UInt128>(static c => c.Idx128, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx128_find_primary")]
    public int DbIdx128FindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary) =>
        FindPrimary<UInt128>(static c => c.Idx128, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx128_lowerbound")]
    public int DbIdx128Lowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound<UInt128>(static c => c.Idx128, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx128_upperbound")]
    public int DbIdx128Upperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound<UInt128>(static c => c.Idx128, wasm, code, scope, table, secondary, primary);

    [HostFunction("db_idx128_end")]
    public int DbIdx128End(ulong code, ulong scope, ulong table) =>
        Aware.Idx128.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx128_next")]
    public int DbIdx128Next(WasmInstance wasm, int iterator, uint primary) => Next<UInt128>(static c => c.Idx128, wasm, iterator, primary);

    [HostFunction("db_idx128_previous")]
    public int DbIdx128Previous(WasmInstance wasm, int iterator, uint primary) => Previous<UInt128>(static c => c.Idx128, wasm, iterator, primary);
}
