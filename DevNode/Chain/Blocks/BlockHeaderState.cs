using System.Security.Cryptography;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The minimum needed to check and build the next header (nodeos block_header_state). Immutable.</summary>
public sealed record BlockHeaderState : BlockHeaderStateCommon, IPackable<BlockHeaderState>
{
    /// <summary>A state that starts with the common fields of another one.</summary>
    public BlockHeaderState(BlockHeaderStateCommon common) : base(common)
    {
    }

    public required Checksum256 Id { get; init; }
    public required SignedBlockHeader Header { get; init; }
    public required ScheduleInfo PendingSchedule { get; init; }
    public required ProtocolFeatureActivationSet ActivatedProtocolFeatures { get; init; }

    /// <summary>Signatures beyond the header's own (WTMSIG_BLOCK_SIGNATURES).</summary>
    public IReadOnlyList<Signature> AdditionalSignatures { get; init; } = [];

    /// <summary>The header's extensions, decoded.</summary>
    public HeaderExtensions Extensions { get; init; } = HeaderExtensions.None;

    public BlockTimestamp Timestamp => Header.Header.Timestamp;
    public Name Producer => Header.Header.Producer;
    public Checksum256 Previous => Header.Header.Previous;

    /// <summary>The state before the block at <paramref name="when"/> that confirms that many blocks before it.</summary>
    public PendingBlockHeaderState Next(BlockTimestamp when, ushort numPrevBlocksToConfirm) =>
        BlockHeaderStateTransition.Next(this, when, numPrevBlocksToConfirm);

    /// <summary>The state after a received block; throws when its header, or (unless skipped) its signatures, are not what must come next.</summary>
    public BlockHeaderState Next(
        SignedBlockHeader header, IReadOnlyList<Signature> additionalSignatures, ProtocolFeatureSet features, bool skipValidateSignee = false) =>
        Next(header.Header.Timestamp, header.Header.Confirmed).FinishNext(header, additionalSignatures, features, skipValidateSignee);

    public ProducerAuthority GetScheduledProducer(BlockTimestamp slot) => ActiveSchedule.GetScheduledProducer(slot);

    /// <summary>What producers sign: sha256(sha256(header digest, root over earlier ids), hash of the pending schedule).</summary>
    public Checksum256 SigDigest() =>
        Merkle.Concatenated(Merkle.Concatenated(Header.Header.Digest(), BlockrootMerkle.Root), PendingSchedule.ScheduleHash);

    /// <summary>Throws wrong_signing_key unless exactly the keys of the signing authority signed, and enough of them.</summary>
    public void VerifySignee()
    {
        var error = ChainErrors.WrongSigningKey;
        var authority = ValidBlockSigningAuthority;
        error.Assert(1 + AdditionalSignatures.Count <= authority.Keys.Count,
            $"number of block signatures ({1 + AdditionalSignatures.Count}) exceeds number of keys in block signing authority ({authority.Keys.Count})");
        var digest = SigDigest();
        var keys = new HashSet<PublicKey> { Recover(Header.ProducerSignature, digest) };
        foreach (var signature in AdditionalSignatures)
        {
            var key = Recover(signature, digest);
            if (!keys.Add(key))
                throw error.Error("block signed by same key twice").Append($"key {key}");
        }
        var (satisfied, relevant) = authority.KeysSatisfyAndRelevant(keys);
        if (relevant != keys.Count)
            throw error.Error("block signed by unexpected key").Append($"signed by {string.Join(", ", keys)}, expected of {string.Join(", ", authority.Keys.Select(k => k.Key))}");
        error.Assert(satisfied, "block signatures do not satisfy the block signing authority");
    }

    public void Pack(PackWriter writer)
    {
        PackCommon(writer);
        Id.Pack(writer);
        Header.Pack(writer);
        PendingSchedule.Pack(writer);
        writer.WriteBool(true);
        ActivatedProtocolFeatures.Pack(writer);
        writer.WriteArray(AdditionalSignatures);
    }

    public static BlockHeaderState Unpack(ref PackReader reader) => Unpack(ref reader, legacy: false);

    /// <summary>Reads a state, or one of before WTMSIG_BLOCK_SIGNATURES (nodeos snapshot_block_header_state_v2).</summary>
    public static BlockHeaderState Unpack(ref PackReader reader, bool legacy)
    {
        var common = UnpackCommon(ref reader, legacy);
        var id = Checksum256.Unpack(ref reader);
        var header = SignedBlockHeader.Unpack(ref reader);
        return new(common)
        {
            Id = id,
            Header = header,
            Extensions = HeaderExtensions.Extract(header.Header),
            PendingSchedule = new(reader.ReadUInt32(), Checksum256.Unpack(ref reader), ProducerSchedules.Unpack(ref reader, legacy)),
            ActivatedProtocolFeatures = reader.ReadBool() ? ProtocolFeatureActivationSet.Unpack(ref reader) : ProtocolFeatureActivationSet.Empty,
            AdditionalSignatures = legacy ? [] : reader.ReadArray<Signature>(),
        };
    }

    private static PublicKey Recover(Signature signature, Checksum256 digest)
    {
        try
        {
            return signature.Recover(digest);
        }
        catch (CryptographicException e)
        {
            throw e.ToChainException();
        }
        catch (Exception e) when (e is PackException or FormatException)
        {
            throw ChainErrors.WrongSigningKey.Error($"no key can be recovered from the block's signature: {e.Message}");
        }
    }
}
