using System.Text;
using System.Text.Json;
using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Http;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>The cases on a controller in this process; the time of its blocks is given, so that nothing depends on the clock.</summary>
internal sealed class DevNodeCases : ICaseNode
{
    private readonly ChainUnderTest _chain;

    /// <param name="start">Time of the first block.</param>
    /// <param name="replacesDeferred">
    /// As a producer without nodeos's subjective checks, which replaces deferred transactions before REPLACE_DEFERRED is active.
    /// </param>
    public DevNodeCases(TimePoint start, bool replacesDeferred = false)
    {
        _chain = new(config: new() { ContractsConsole = true, DisableAllSubjectiveMitigations = replacesDeferred });
        Controller.Startup(GoldenChain.Genesis);
        Controller.StartBlock(BlockTimestamp.From(start), 0);
    }

    private Controller Controller => _chain.Controller;

    /// <summary>Bytes of RAM that deferred transactions replaced before REPLACE_DEFERRED stay billed for: the most at an end of a block.</summary>
    public ulong RamCorrection { get; private set; }

    public Task ActivateAsync(Checksum256 feature)
    {
        FinishBlock();
        Controller.StartBlock(Controller.HeadBlockState.Timestamp.Next(), 0, [feature], TimePoint.MaxValue);
        return NextBlockAsync();
    }

    public Task NextBlockAsync()
    {
        FinishBlock();
        Controller.StartBlock(Controller.HeadBlockState.Timestamp.Next(), 0);
        RunDeferred();
        return Task.CompletedTask;
    }

    // billed a fixed time, so that blocks of the same transactions are the same
    private void RunDeferred()
    {
        var due = Controller.Db.GeneratedTransactions.ByDelay;
        for (var row = due.First; row is not null && row.DelayUntil <= Controller.PendingBlockTime;)
        {
            var key = (row.DelayUntil, row.Id);
            Controller.PushScheduledTransaction(row.TrxId, TimePoint.MaxValue, long.MaxValue, 1000, explicitBilledCpuTime: true);
            row = due.UpperBound(key);
        }
    }

    public Task<string> PushAsync(PackedTransaction transaction)
    {
        try
        {
            return Task.FromResult(Describe(Controller.Push(transaction)));
        }
        catch (ChainException refusal)
        {
            // before it is executed: its signatures
            return Task.FromResult($"{refusal.Type.Code} {CaseText.OfMessage(refusal.Details[0])}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _chain.Dispose();
        return default;
    }

    /// <summary>Directory of blocks.log, which ends one block before the head.</summary>
    public string BlocksDirectory => _chain.Directory;

    /// <summary>The last block of blocks.log, once it is the head.</summary>
    public (uint BlockNum, string IntegrityHash) Finish()
    {
        FinishBlock();
        var head = (Controller.HeadBlockNum, Controller.CalculateIntegrityHash().ToString());
        Controller.StartBlock(Controller.HeadBlockState.Timestamp.Next(), 0);
        FinishBlock();
        return head;
    }

    private void FinishBlock()
    {
        RamCorrection = Math.Max(RamCorrection, Controller.Db.AccountRamCorrections.ByName.All().Aggregate(0UL, (sum, row) => sum + row.RamCorrection));
        Controller.FinalizeBlock(new(), digest => [CaseMaterial.Key.Sign(digest)]);
        Controller.CommitBlock();
    }

    private static string Describe(TransactionTrace trace)
    {
        var outcome = new StringBuilder(trace.Except is { } failure ? $"{failure.Type.Code} {CaseText.OfMessage(failure.Details[0])}" : "executed");
        if (trace.ErrorCode is { } code)
            outcome.Append(null, $" code {code}");
        outcome.Append(Stack(trace.Except));
        foreach (var action in trace.ActionTraces)
        {
            outcome.Append(null, $"\n{action.ActionOrdinal} {action.Receiver} {action.Act.Account}:{action.Act.Name}{(action.Receipt is null ? "" : " receipt")}");
            foreach (var (account, delta) in action.AccountRamDeltas)
                outcome.Append(null, $" {account}{delta:+0;-0;+0}");
            outcome.Append(null, $" returned {Convert.ToHexStringLower(action.ReturnValue)} console {CaseText.Of(Encoding.UTF8.GetString(action.Console))}");
            outcome.Append(Stack(action.Except));
        }
        return outcome.ToString();
    }

    /// <summary>As read from the JSON, like nodeos's.</summary>
    private static string Stack(ChainException? failure) =>
        failure is null ? "" : CaseText.OfStack(JsonDocument.Parse(JsonText.Write(ExceptionJson.Of(failure))).RootElement.ToVariant());
}
