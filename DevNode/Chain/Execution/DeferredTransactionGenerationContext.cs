using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Transaction extension 0: who sent a deferred transaction, after NO_DUPLICATE_DEFERRED_ID (nodeos transaction.hpp).</summary>
public sealed record DeferredTransactionGenerationContext(Checksum256 SenderTrxId, UInt128 SenderId, Name Sender)
    : IPackable<DeferredTransactionGenerationContext>
{
    public const ushort ExtensionId = 0;

    public void Pack(PackWriter writer)
    {
        SenderTrxId.Pack(writer);
        writer.WriteUInt128(SenderId);
        Sender.Pack(writer);
    }

    public static DeferredTransactionGenerationContext Unpack(ref PackReader reader) =>
        new(Checksum256.Unpack(ref reader), reader.ReadUInt128(), Name.Unpack(ref reader));

    /// <summary>The one extension of a transaction, or null without extensions; throws invalid_transaction_extension for any other kind.</summary>
    public static DeferredTransactionGenerationContext? Of(Transaction transaction)
    {
        DeferredTransactionGenerationContext? found = null;
        foreach (var extension in transaction.Extensions)
        {
            ChainErrors.InvalidTransactionExtension.Assert(extension.Type == ExtensionId,
                $"Transaction extension with id type {(uint)extension.Type:id} is not supported");
            var context = Packed.Unpack<DeferredTransactionGenerationContext>(extension.Data);
            ChainErrors.IllFormedDeferredTransactionGenerationContext.Assert(!context.Sender.IsEmpty,
                "Deferred transaction generation context extension must have a non-empty sender account");
            ChainErrors.InvalidTransactionExtension.Assert(found is null,
                $"Transaction extension with id type {(uint)extension.Type:id} is not allowed to repeat");
            found = context;
        }
        return found;
    }
}
