using Antelope;
using Antelope.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <content>Compiling the code that transactions run through before one of them is billed for it.</content>
public sealed partial class Controller
{
    /// <summary>A contract that does nothing: one function apply(i64, i64, i64).</summary>
    private static readonly byte[] EmptyContract =
    [
        0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x07, 0x01, 0x60, 0x03, 0x7e, 0x7e, 0x7e, 0x00, 0x03, 0x02, 0x01, 0x00,
        0x07, 0x09, 0x01, 0x05, 0x61, 0x70, 0x70, 0x6c, 0x79, 0x00, 0x00, 0x0a, 0x04, 0x01, 0x02, 0x00, 0x0b,
    ];

    /// <summary>
    /// Recovers a key and executes a new account, a setcode, a call and an authority check in a block that is dropped: .NET compiles at
    /// the first use, and CPU is billed by the clock. Listeners are told of these transactions as of others in a block that is dropped,
    /// the deep mind log is not.
    /// </summary>
    public void WarmUp() => WithoutDeepMind(ExecuteOneOfEach);

    private void ExecuteOneOfEach()
    {
        Name account = "warmup";
        var key = PrivateKey.FromSeed(KeyType.K1, "warm up");
        var authority = Authority.Of(key.PublicKey);
        PermissionLevel[] self = [new(account, Config.ActiveName)];
        try
        {
            StartBlock(Head.Timestamp.Next(), 0);
            Execute(Action.Of(Config.SystemAccountName, "newaccount", [new(Config.SystemAccountName, Config.ActiveName)],
                new NewAccount(Config.SystemAccountName, account, authority, authority)));
            Execute(Action.Of(Config.SystemAccountName, "setcode", self, new SetCode(account, 0, 0, EmptyContract)));
            var call = new Action(account, "call", self, []);
            Execute(call);
            var signed = TransactionBuilder.Build(HeadBlockId, PendingBlockTime, [call], TimeSpan.FromMinutes(1)).Sign(ChainId, [key]);
            var metadata = TransactionMetadata.RecoverKeys(signed, ChainId, TransactionType.Input, long.MaxValue, uint.MaxValue, Clock);
            ExecuteTransaction(metadata, TimePoint.MaxValue, long.MaxValue, Db.GlobalProperty.Configuration.MinTransactionCpuUsage, true, 0);
        }
        catch (ChainException e)
        {
            _log.LogDebug(new EventId(17, "WarmUpFailed"), e, "the code of transactions could not be compiled ahead");
        }
        finally
        {
            AbortBlock();
        }

        void Execute(Action action)
        {
            var trx = TransactionMetadata.CreateNoRecoverKeys(PackedTransaction.Of(ImplicitTransaction(action), []), TransactionType.Implicit);
            ExecuteTransaction(trx, TimePoint.MaxValue, long.MaxValue, Db.GlobalProperty.Configuration.MinTransactionCpuUsage, true, 0);
        }
    }
}
