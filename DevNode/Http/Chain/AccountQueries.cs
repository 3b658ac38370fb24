using Antelope;
using Antelope.Chain;
using DevNode.Chain;
using DevNode.State;

namespace DevNode.Http;

/// <summary>
/// Permissions by what stands in them (nodeos account_query_db): all of the state at the start, then those that newaccount, updateauth
/// and deleteauth of accepted blocks name. What the chain changes by itself, eosio.prods after a new schedule, stays as it was. Chain thread only.
/// </summary>
internal sealed class AccountQueries
{
    /// <summary>A permission as it was when a block last named it.</summary>
    public sealed record Entry(Name Owner, Name Name, Authority Auth, uint UpdatedIn, long Order);

    private readonly Controller _chain;
    private readonly Dictionary<PermissionLevel, Entry> _entries = [];
    private readonly Dictionary<Checksum256, TransactionTrace> _applied = [];
    private TransactionTrace? _onblock;
    private long _order;
    private uint _lastUpdate;

    /// <summary>Takes the state of a started chain and follows it from now on.</summary>
    public AccountQueries(Controller chain)
    {
        _chain = chain;
        var heights = Enumerable.Range((int)chain.LastIrreversibleBlockNum + 1, (int)(chain.HeadBlockNum - chain.LastIrreversibleBlockNum))
            .Select(n => chain.FetchBlockByNumber((uint)n)).OfType<SignedBlock>().ToDictionary(b => b.Header.Timestamp.ToTimePoint(), b => b.BlockNum);
        foreach (var row in chain.Db.Permissions.ById.All())
            Take(row, heights.GetValueOrDefault(row.LastUpdated, chain.LastIrreversibleBlockNum));
        chain.AppliedTransaction += (trace, _) => OnApplied(trace);
        chain.AcceptedBlock += Commit;
    }

    /// <summary>Each weight of each entry that <paramref name="select"/> finds, ordered by what it found, weight, and age of the entry.</summary>
    public IEnumerable<(Entry Entry, T Authorizer, ushort Weight)> Find<T>(Func<Authority, IEnumerable<(T Authorizer, ushort Weight)>> select) =>
        _entries.Values.SelectMany(e => select(e.Auth).Select(a => (Entry: e, a.Authorizer, a.Weight)))
            .OrderBy(f => f.Authorizer).ThenBy(f => f.Weight).ThenBy(f => f.Entry.Order);

    private void OnApplied(TransactionTrace trace)
    {
        if (trace.Receipt?.Status is not (TransactionStatus.Executed or TransactionStatus.SoftFail))
            return;
        if (trace.IsOnblock)
            _onblock = trace;
        else
            _applied[trace.FailedDtrxTrace?.Id ?? trace.Id] = trace;
    }

    private void Commit(BlockState state)
    {
        var ids = state.Block!.Transactions.Select(t => t.DeferredId ?? t.Transaction!.Transaction().Id());
        var traces = ids.Select(id => _applied.GetValueOrDefault(id)).Prepend(_onblock).OfType<TransactionTrace>();
        var changed = traces.SelectMany(t => t.ActionTraces).SelectMany(ChangedBy).Distinct().Order().ToList();
        if (_lastUpdate >= state.BlockNum)
            RollbackTo(state);
        foreach (var level in changed)
        {
            if (_chain.Db.Permissions.ByOwner.Find((level.Actor, level.Permission)) is { } row)
                Take(row, state.BlockNum);
            else
                _entries.Remove(level);
        }
        _applied.Clear();
        _onblock = null;
    }

    /// <summary>What blocks from this one's number on had changed is as the state has it now.</summary>
    private void RollbackTo(BlockState state)
    {
        foreach (var (level, entry) in _entries.Where(e => e.Value.UpdatedIn >= state.BlockNum).ToList())
        {
            if (_chain.Db.Permissions.ByOwner.Find((entry.Owner, entry.Name)) is { } row)
                Take(row, row.LastUpdated == state.Header.Timestamp.ToTimePoint() ? state.BlockNum : Math.Min(_chain.LastIrreversibleBlockNum, state.BlockNum - 1));
            else
                _entries.Remove(level);
        }
    }

    private void Take(PermissionRow row, uint block)
    {
        var level = new PermissionLevel(row.Owner, row.Name);
        _lastUpdate = Math.Max(_lastUpdate, block);
        _entries[level] = new(row.Owner, row.Name, row.Auth, block, _entries.TryGetValue(level, out var known) ? known.Order : _order++);
    }

    private static IEnumerable<PermissionLevel> ChangedBy(ActionTrace trace)
    {
        if (trace.Receiver != Config.SystemAccountName || trace.Act.Account != Config.SystemAccountName)
            return [];
        if (trace.Act.Name == NativeActionNames.UpdateAuth)
            return trace.Act.DataAs<UpdateAuth>() is var update ? [new(update.Account, update.Permission)] : [];
        if (trace.Act.Name == NativeActionNames.DeleteAuth)
            return trace.Act.DataAs<DeleteAuth>() is var delete ? [new(delete.Account, delete.Permission)] : [];
        if (trace.Act.Name != NativeActionNames.NewAccount)
            return [];
        var account = trace.Act.DataAs<NewAccount>().Name;
        return [new(account, Config.OwnerName), new(account, Config.ActiveName)];
    }
}
