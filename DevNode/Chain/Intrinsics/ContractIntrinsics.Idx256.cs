using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Secondary indices of 256-bit integers; a key is two 128-bit words, and its length counts words (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_idx256_store")]
    public int DbIdx256Store(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint secondary, uint length) =>
        Aware.Idx256.Store(new Name(scope), new Name(table), new Name(payer), id, ReadKey256(wasm, secondary, length));

    [HostFunction("db_idx256_update")]
    public void DbIdx256Update(WasmInstance wasm, int iterator, ulong payer, uint secondary, uint length) =>
        Aware.Idx256.Update(iterator, new Name(payer), ReadKey256(wasm, secondary, length));

    [HostFunction("db_idx256_remove")]
    public void DbIdx256Remove(int iterator) => Aware.Idx256.Remove(iterator);

    [HostFunction("db_idx256_find_secondary")]
    public int DbIdx256FindSecondary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        FindSecondary(Aware.Idx256, wasm, code, scope, table, ReadKey256(wasm, secondary, length), primary);

    [HostFunction("db_idx256_find_primary")]
    public int DbIdx256FindPrimary(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, ulong primary)
    {
        var key = ReadKey256(wasm, secondary, length);
        var found = Aware.Idx256.FindPrimary(new Name(code), new Name(scope), new Name(table), ref key, primary);
        wasm.Write(secondary, key);
        return found;
    }

    [HostFunction("db_idx256_lowerbound")]
    public int DbIdx256Lowerbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        Lowerbound(Aware.Idx256, wasm, code, scope, table, secondary, ReadKey256(wasm, secondary, length), primary);

    [HostFunction("db_idx256_upperbound")]
    public int DbIdx256Upperbound(WasmInstance wasm, ulong code, ulong scope, ulong table, uint secondary, uint length, uint primary) =>
        Upperbound(Aware.Idx256, wasm, code, scope, table, secondary, ReadKey256(wasm, secondary, length), primary);

    [HostFunction("db_idx256_end")]
    public int DbIdx256End(ulong code, ulong scope, ulong table) =>
        Aware.Idx256.EndSecondary(new Name(code), new Name(scope), new Name(table));

    [HostFunction("db_idx256_next")]
    public int DbIdx256Next(WasmInstance wasm, int iterator, uint primary) => Next(Aware.Idx256, wasm, iterator, primary);

    [HostFunction("db_idx256_previous")]
    public int DbIdx256Previous(WasmInstance wasm, int iterator, uint primary) => Previous(Aware.Idx256, wasm, iterator, primary);
}
