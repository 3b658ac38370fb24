using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <content>Transactions that the chain makes itself.</content>
public sealed partial class Controller
{
    private static readonly Name OnblockName = "onblock";

    /// <summary>Tells the system contract of the previous block; a failure of it does not stop the block.</summary>
    private void PushOnblock()
    {
        var requiring = _inTrxRequiringChecks;
        _inTrxRequiringChecks = true;
        try
        {
            var onblock = OnblockTransaction();
            DeepMind?.OnOnblock(onblock);
            var trx = TransactionMetadata.CreateNoRecoverKeys(PackedTransaction.Of(onblock, []), TransactionType.Implicit);
            var minimum = Db.GlobalProperty.Configuration.MinTransactionCpuUsage;
            var trace = ExecuteTransaction(trx, TimePoint.MaxValue, long.MaxValue, minimum, true, 0);
            if (trace.Except is { } failure)
                _log.LogWarning(new EventId(13, "OnblockRejected"), "onblock {BlockNum} is REJECTING: {Error}", HeadBlockNum + 1, failure.Message);
        }
        catch (ChainException e)
        {
            _log.LogWarning(new EventId(14, "OnblockFailed"), e, "on block transaction failed, but shouldn't impact block generation, system contract needs update");
        }
        finally
        {
            _inTrxRequiringChecks = requiring;
        }
    }

    private Transaction OnblockTransaction()
    {
        var writer = new Antelope.Serialization.PackWriter();
        HeadBlockHeader.PackHeader(writer);
        var action = new Antelope.Chain.Action(Config.SystemAccountName, OnblockName, [new(Config.SystemAccountName, Config.ActiveName)], writer.ToArray());
        return ImplicitTransaction(action);
    }

    /// <summary>A transaction of the chain's own, which needs no reference block once NO_DUPLICATE_DEFERRED_ID is active.</summary>
    private Transaction ImplicitTransaction(Antelope.Chain.Action action) =>
        IsBuiltinActivated(BuiltinProtocolFeature.NoDuplicateDeferredId)
            ? new() { Actions = [action] }
            : new()
            {
                Actions = [action],
                Expiration = TimePointSec.From(new(PendingBlockTime.Microseconds + 999_999)),
                RefBlockNum = (ushort)BlockHeader.NumFromId(HeadBlockId),
                RefBlockPrefix = RefBlockPrefix(HeadBlockId),
            };
}
