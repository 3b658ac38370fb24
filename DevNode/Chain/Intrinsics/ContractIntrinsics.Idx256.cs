using Antelope;
using DevNode.State;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of 256-bit integers; a key is two 128-bit words, and its length counts words (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx256_store")]
    public int DbIdx256Store(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary, uint length) =>
        Store<Key256>(static c => c.Idx256, wasm, scope, table, payer, id, secondary, length);

    [HostFunction("db_idx256_update")]
    public void DbIdx256Update(WasmInstance wasm, int iterator, ulong payer, uint secondary, uint length) =>
        Update<Key256>(static c => c.Idx256, wasm, iterator, payer, secondary, length);

    [HostFunction("db_idx256_remove")]
    public void DbIdx256Remove(int iterator) => Aware.Idx256.Remove(iterator);

    [HostFunction("db_idx256_find_secondary")]
    public int DbIdx256FindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        FindSecondary<Key256>(static c => c.Idx256, wasm, code, scope, table, secondary, primary, length);

    [HostFunction("db_idx256_find_primary")]
    public int DbIdx256FindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, ulong primary) =>
        FindPrimary<Key256>(static c => c.Idx256, wasm, code, scope, table, secondary, primary, length);

    [HostFunction("db_idx256_lowerbound")]
    public int DbIdx256Lowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        Lowerbound<Key256>(static c => c.Idx256, wasm, code, scope, table, secondary, primary, length);

    [HostFunction("db_idx256_upperbound")]
    public int DbIdx256Upperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        Upperbound<Key256>(static c => c.Idx256, wasm, code, scope, table, secondary, primary, length);

    [HostFunction("db_idx256_end")]
    public int DbIdx256End(ulong code, ulong scope, ulong table) =>
        Aware.Idx256.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx256_next")]
    public int DbIdx256Next(WasmInstance wasm, int iterator, uint primary) => Next<Key256>(static c => c.Idx256, wasm, iterator, primary);

    [HostFunction("db_idx256_previous")]
    public int DbIdx256Previous(WasmInstance wasm, int iterator, uint primary) => Previous<Key256>(static c => c.Idx256, wasm, iterator, primary);
}
