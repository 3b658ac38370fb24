using Antelope;
using Antelope.Chain;
using DevNode.State;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>The execution of one action and its notifications (nodeos apply_context.cpp).</summary>
public sealed partial class ApplyContext
{
    private readonly List<(Name Receiver, uint Ordinal)> _notified = [];
    private List<uint>? _inlineActions;
    private List<uint>? _contextFreeInlineActions;
    private SortedList<Name, long>? _accountRamDeltas;
    private MemoryStream? _pendingConsoleOutput;
    private readonly uint _firstReceiverActionOrdinal;
    private uint _actionOrdinal;

    /// <param name="recurseDepth">0 for the transaction's own actions, one more for each level of inline actions.</param>
    internal ApplyContext(TransactionContext transactionContext, uint actionOrdinal, uint recurseDepth)
    {
        TransactionContext = transactionContext;
        Chain = transactionContext.Chain;
        RecurseDepth = recurseDepth;
        _firstReceiverActionOrdinal = actionOrdinal;
        _actionOrdinal = actionOrdinal;
        var trace = transactionContext.GetActionTrace(actionOrdinal);
        Act = trace.Act;
        Receiver = trace.Receiver;
        IsContextFree = trace.ContextFree;
    }

    public IChainContext Chain { get; }
    public TransactionContext TransactionContext { get; }
    public ChainDatabase Database => Chain.Database;
    internal DeepMindHandler? DeepMind => TransactionContext.DeepMind;
    public Action Act { get; }

    /// <summary>The account whose code runs.</summary>
    public Name Receiver { get; private set; }
    public uint RecurseDepth { get; }

    /// <summary>True when the receiver is a privileged account.</summary>
    public bool IsPrivileged { get; private set; }
    public bool IsContextFree { get; }

    /// <summary>What the contract returned with set_action_return_value.</summary>
    public byte[] ActionReturnValue { get; set; } = [];

    /// <summary>Executes the action, its notifications, then the inline actions they sent.</summary>
    public void Exec()
    {
        _notified.Add((Receiver, _actionOrdinal));
        ExecOne();
        for (var i = 1; i < _notified.Count; i++)
        {
            (Receiver, _actionOrdinal) = _notified[i];
            ExecOne();
        }
        if (_contextFreeInlineActions is null && _inlineActions is null)
            return;
        ChainErrors.TransactionException.Assert(RecurseDepth < Database.GlobalProperty.Configuration.MaxInlineActionDepth,
            "max inline action depth per transaction reached");
        foreach (var ordinal in _contextFreeInlineActions ?? [])
            TransactionContext.ExecuteAction(ordinal, RecurseDepth + 1);
        foreach (var ordinal in _inlineActions ?? [])
            TransactionContext.ExecuteAction(ordinal, RecurseDepth + 1);
    }

    /// <summary>Appends bytes to the action's console.</summary>
    public void ConsoleAppend(ReadOnlySpan<byte> text) => (_pendingConsoleOutput ??= new()).Write(text);

    public bool IsAccount(Name account) => Database.Accounts.ByName.Find(account) is not null;

    /// <summary>Throws missing_auth_exception unless the account authorized the action.</summary>
    public void RequireAuthorization(Name account) =>
        ChainErrors.MissingAuthException.Assert(HasAuthorization(account), $"missing authority of {account:account}");

    /// <summary>Throws missing_auth_exception unless the account authorized the action with this permission.</summary>
    public void RequireAuthorization(Name account, Name permission) => ChainErrors.MissingAuthException.Assert(
        Act.Authorization.Contains(new(account, permission)), $"missing authority of {account:account}/{permission:permission}");

    public bool HasAuthorization(Name account)
    {
        for (var i = 0; i < Act.Authorization.Count; i++)
        {
            if (Act.Authorization[i].Actor == account)
                return true;
        }
        return false;
    }

    public bool HasRecipient(Name account)
    {
        foreach (var (receiver, _) in _notified)
        {
            if (receiver == account)
                return true;
        }
        return false;
    }

    /// <summary>Notifies an account of this action, once.</summary>
    public void RequireRecipient(Name recipient)
    {
        if (HasRecipient(recipient))
            return;
        _notified.Add((recipient, ScheduleAction(Act, recipient, false)));
        DeepMind?.OnRequireRecipient();
    }

    /// <summary>Receiver of the action that sent this one; empty for the transaction's own.</summary>
    public Name GetSender()
    {
        var creator = TransactionContext.GetActionTrace(_actionOrdinal).CreatorActionOrdinal;
        return creator > 0 ? TransactionContext.GetActionTrace(creator).Receiver : default;
    }

    /// <summary>Names of the active producers in order of the schedule.</summary>
    public IReadOnlyList<Name> GetActiveProducers() => [.. Chain.ActiveProducers.Select(producer => producer.ProducerName)];

    /// <summary>What code an account runs; zero hash without code.</summary>
    public (ulong CodeSequence, Checksum256 CodeHash, byte VmType, byte VmVersion) GetCodeHash(Name account)
    {
        var metadata = Database.AccountMetadata.ByName.Find(account);
        return metadata is null || metadata.CodeHash.IsZero
            ? (metadata?.CodeSequence ?? 0, default, 0, 0)
            : (metadata.CodeSequence, metadata.CodeHash, metadata.VmType, metadata.VmVersion);
    }

    /// <summary>The transaction's action by kind (0 context free, 1 normal) and index; null when there is none.</summary>
    public Action? GetAction(uint type, uint index)
    {
        var transaction = TransactionContext.Transaction;
        var actions = type switch
        {
            0 => transaction.ContextFreeActions,
            1 => transaction.Actions,
            _ => throw ChainErrors.ActionNotFoundException.Error("action is not found"),
        };
        return index < actions.Count ? actions[(int)index] : null;
    }

    /// <summary>A blob of context free data, or null.</summary>
    public byte[]? GetContextFreeData(uint index) =>
        index < TransactionContext.ContextFreeData.Count ? TransactionContext.ContextFreeData[(int)index] : null;

    /// <summary>Bills RAM to an account within this action.</summary>
    public void AddRamUsage(Name account, long delta)
    {
        TransactionContext.AddRamUsage(account, delta);
        _accountRamDeltas ??= new(2);
        _accountRamDeltas[account] = _accountRamDeltas.GetValueOrDefault(account) + delta;
    }

    private uint ScheduleAction(Action action, Name receiver, bool contextFree) =>
        TransactionContext.ScheduleAction(action, receiver, contextFree, _actionOrdinal, _firstReceiverActionOrdinal);
}
