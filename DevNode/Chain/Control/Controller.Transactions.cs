using Antelope;
using Antelope.Chain;
using Antelope.Json;

namespace DevNode.Chain;

/// <content>Checks that transactions make against the chain.</content>
public sealed partial class Controller
{
    /// <summary>expired_tx_exception or tx_exp_too_far_exception when the expiration does not fit the pending block's time.</summary>
    public void ValidateExpiration(Transaction transaction)
    {
        var expiration = transaction.Expiration.ToTimePoint();
        var now = PendingBlockTime;
        ChainErrors.ExpiredTxException.Assert(expiration >= now,
            $"transaction has expired, expiration is {transaction.Expiration:trx.expiration} and pending block time is {now:pending_block_time}");
        var lifetime = Db.GlobalProperty.Configuration.MaxTransactionLifetime;
        ChainErrors.TxExpTooFarException.Assert(expiration <= now + TimeSpan.FromSeconds(lifetime),
            $"{transaction.Expiration:+trx.expiration}Transaction expiration is too far in the future relative to the reference time of {now:reference_time}, expiration is {transaction.Expiration:trx.expiration} and the maximum transaction lifetime is {lifetime:max_til_exp} seconds");
    }

    /// <summary>invalid_ref_block_exception when the reference block is not on this fork.</summary>
    public void ValidateTapos(Transaction transaction)
    {
        var id = Db.BlockSummaries.Get(transaction.RefBlockNum).BlockId;
        ChainErrors.InvalidRefBlockException.Assert(
            transaction.RefBlockNum == (ushort)BlockHeader.NumFromId(id) && transaction.RefBlockPrefix == RefBlockPrefix(id),
            $"Transaction's reference block did not match. Is this transaction from a different fork?{new VariantObject { { "block_id", id } }:+tapos_summary}");
    }

    public bool IsKnownUnexpiredTransaction(Checksum256 id) => Db.Transactions.ByTrxId.Find(id) is not null;

    /// <summary>Bytes 8 to 11 of a block id, as TAPOS has them.</summary>
    public static uint RefBlockPrefix(Checksum256 blockId) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(blockId.Bytes[8..]);
}
