using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of 128-bit integers (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx128_store")]
    public int DbIdx128Store(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary) =>
        Aware.Idx128.Store(new Name(scope), new Name(table), new Name(payer), id, wasm.Get<UInt128>(secondary));

    [HostFunction("db_idx128_update")]
    public void DbIdx128Update(WasmInstance wasm, int iterator, ulong payer, uint secondary) =>
        Aware.Idx128.Update(iterator, new Name(payer), wasm.Get<UInt128>(secondary));

    [HostFunction("db_idx128_remove")]
    public void DbIdx128Remove(int iterator) => Aware.Idx128.Remove(iterator);

    [HostFunction("db_idx128_find_secondary")]
    public int DbIdx128FindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        FindSecondary(Aware.Idx128, wasm, code, scope, table, wasm.Get<UInt128>(secondary), primary);

    [HostFunction("db_idx128_find_primary")]
    public int DbIdx128FindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, ulong primary)
    {
        var key = wasm.Get<UInt128>(secondary);
        var found = Aware.Idx128.FindPrimary(new Name(code), new Name(scope), new Name(table), ref key, primary);
        wasm.Write(secondary, key);
        return found;
    }

    [HostFunction("db_idx128_lowerbound")]
    public int DbIdx128Lowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Lowerbound(Aware.Idx128, wasm, code, scope, table, secondary, wasm.Get<UInt128>(secondary), primary);

    [HostFunction("db_idx128_upperbound")]
    public int DbIdx128Upperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint primary) =>
        Upperbound(Aware.Idx128, wasm, code, scope, table, secondary, wasm.Get<UInt128>(secondary), primary);

    [HostFunction("db_idx128_end")]
    public int DbIdx128End(ulong code, ulong scope, ulong table) =>
        Aware.Idx128.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx128_next")]
    public int DbIdx128Next(WasmInstance wasm, int iterator, uint primary) => Next(Aware.Idx128, wasm, iterator, primary);

    [HostFunction("db_idx128_previous")]
    public int DbIdx128Previous(WasmInstance wasm, int iterator, uint primary) => Previous(Aware.Idx128, wasm, iterator, primary);
}
