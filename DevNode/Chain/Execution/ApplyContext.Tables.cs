using Antelope;
using DevNode.State;

namespace DevNode.Chain;

/// <content>Bookkeeping shared by all indices of contracts' tables.</content>
public sealed partial class ApplyContext
{
    internal TableIdRow? FindTable(Name code, Name scope, Name table) => Database.TableIds.ByCodeScopeTable.Find((code, scope, table));

    internal TableIdRow FindOrCreateTable(Name code, Name scope, Name table, Name payer)
    {
        if (FindTable(code, scope, table) is { } existing)
            return existing;
        DeepMind?.OnTableRam(code, scope, table, "add", "create_table");
        UpdateDbUsage(payer, BillableSizes.TableId);
        var row = Database.TableIds.Create(new() { Code = code, Scope = scope, Table = table, Payer = payer });
        DeepMind?.OnCreateTable(row);
        return row;
    }

    internal TableIdRow ChangeCount(long tableId, int delta)
    {
        var table = Database.TableIds.Get(tableId);
        return Database.TableIds.Modify(table with { Count = (uint)(table.Count + delta) });
    }

    /// <summary>Counts one row less and removes the table, with a refund to its payer, when none is left.</summary>
    internal void RemoveFromTable(long tableId)
    {
        var table = ChangeCount(tableId, -1);
        if (table.Count > 0)
            return;
        DeepMind?.OnTableRam(table.Code, table.Scope, table.Table, "remove", "remove_table");
        UpdateDbUsage(table.Payer, -BillableSizes.TableId);
        DeepMind?.OnRemoveTable(table);
        Database.TableIds.Remove(table);
    }

    internal void RequireOwnTable(TableIdRow table) =>
        ChainErrors.TableAccessViolation.Assert(table.Code == Receiver, "db access violation");

    /// <summary>Bills a table's RAM; charging others needs their authority unless RAM_RESTRICTIONS checks that later.</summary>
    internal void UpdateDbUsage(Name payer, long delta)
    {
        if (delta > 0 && !IsPrivileged && payer != Receiver && !Chain.IsBuiltinActivated(BuiltinProtocolFeature.RamRestrictions))
        {
            ChainErrors.SubjectiveBlockProductionException.Assert(Chain.IsRamBillingInNotifyAllowed || Receiver == Act.Account,
                "Cannot charge RAM to other accounts during notify.");
            RequireAuthorization(payer);
        }
        AddRamUsage(payer, delta);
    }
}
