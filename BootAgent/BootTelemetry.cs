using System.Diagnostics;
using System.Diagnostics.Metrics;
using Antelope;
using BootAgent.Nodes;
using BootAgent.Sending;

namespace BootAgent;

/// <summary>Traces transactions as children of the step that sends them, and keeps the report.</summary>
public sealed partial class BootTelemetry(BootState state, ILogger<BootTelemetry> logger) : ITransactionLog
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "BootAgent";

    /// <summary>Source of the boot's trace: one activity for the boot, one for each step, one for each transaction.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>Meter of the boot and of the watched nodes.</summary>
    public static readonly Meter Meter = new(Name);

    /// <inheritdoc/>
    public Activity? Start(ChainNode node, SignedTransaction transaction)
    {
        var activity = Source.StartActivity($"transaction {transaction.What}", ActivityKind.Client);
        activity?.SetTag("antelope.transaction.id", transaction.Id.ToString());
        activity?.SetTag("antelope.transaction.actions", transaction.Groups.Sum(group => group.Actions.Count));
        activity?.SetTag("antelope.node", node.Name);
        return activity;
    }

    /// <inheritdoc/>
    public void Accepted(SignedTransaction transaction)
    {
        state.AddTransaction(transaction, "accepted");
        LogAccepted(logger, transaction.Id, transaction.What);
    }

    /// <inheritdoc/>
    public void Confirmed(Checksum256 id, uint? blockNumber)
    {
        state.SetBlock(id, blockNumber);
        LogConfirmed(logger, id, blockNumber);
    }

    /// <inheritdoc/>
    public void Failed(SignedTransaction transaction, Exception reason)
    {
        state.AddTransaction(transaction, "failed");
        LogFailed(logger, transaction.Id, transaction.What, reason.Message);
    }

    [LoggerMessage(EventId = 20, EventName = "TransactionAccepted", Level = LogLevel.Debug, Message = "transaction {Id} accepted: {What}")]
    private static partial void LogAccepted(ILogger logger, Checksum256 id, string what);

    [LoggerMessage(EventId = 21, EventName = "TransactionConfirmed", Level = LogLevel.Debug, Message = "transaction {Id} is in block {Block}")]
    private static partial void LogConfirmed(ILogger logger, Checksum256 id, uint? block);

    [LoggerMessage(EventId = 22, EventName = "TransactionFailed", Level = LogLevel.Warning, Message = "transaction {Id} failed: {What}: {Reason}")]
    private static partial void LogFailed(ILogger logger, Checksum256 id, string what, string reason);
}
