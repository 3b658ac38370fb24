using Antelope;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Rows by primary key (nodeos database.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("db_store_i64")]
    public int DbStoreI64(WasmInstance wasm, ulong scope, ulong table, ulong payer, ulong id, uint data, uint length)
    {
        var bytes = wasm.Span(data, length);
        return Aware.DbStoreI64(new Name(scope), new Name(table), new Name(payer), id, bytes);
    }

    [HostFunction("db_update_i64")]
    public void DbUpdateI64(WasmInstance wasm, int iterator, ulong payer, uint data, uint length)
    {
        var bytes = wasm.Span(data, length);
        Aware.DbUpdateI64(iterator, new Name(payer), bytes);
    }

    [HostFunction("db_remove_i64")]
    public void DbRemoveI64(int iterator) => Aware.DbRemoveI64(iterator);

    [HostFunction("db_get_i64")]
    public int DbGetI64(WasmInstance wasm, int iterator, uint buffer, uint length)
    {
        var span = wasm.Span(buffer, length);
        return CopyOut(Aware.DbGetI64(iterator), span);
    }

    [HostFunction("db_next_i64")]
    public int DbNextI64(WasmInstance wasm, int iterator, uint primary)
    {
        var id = wasm.Get<ulong>(primary);
        var found = Aware.DbNextI64(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }

    [HostFunction("db_previous_i64")]
    public int DbPreviousI64(WasmInstance wasm, int iterator, uint primary)
    {
        var id = wasm.Get<ulong>(primary);
        var found = Aware.DbPreviousI64(iterator, ref id);
        wasm.Write(primary, id);
        return found;
    }

    [HostFunction("db_find_i64")]
    public int DbFindI64(ulong code, ulong scope, ulong table, ulong id) =>
        Aware.DbFindI64(new Name(code), new Name(scope), new Name(table), id);

    [HostFunction("db_lowerbound_i64")]
    public int DbLowerboundI64(ulong code, ulong scope, ulong table, ulong id) =>
        Aware.DbLowerboundI64(new Name(code), new Name(scope), new Name(table), id);

    [HostFunction("db_upperbound_i64")]
    public int DbUpperboundI64(ulong code, ulong scope, ulong table, ulong id) =>
        Aware.DbUpperboundI64(new Name(code), new Name(scope), new Name(table), id);

    [HostFunction("db_end_i64")]
    public int DbEndI64(ulong code, ulong scope, ulong table) =>
        Aware.DbEndI64(new Name(code), new Name(scope), new Name(table));
}
