using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>The state of the next header before its block is known (nodeos pending_block_header_state).</summary>
public sealed record PendingBlockHeaderState : BlockHeaderStateCommon
{
    public required ProtocolFeatureActivationSet PrevActivatedProtocolFeatures { get; init; }
    public required ScheduleInfo PrevPendingSchedule { get; init; }
    public bool WasPendingPromoted { get; init; }
    public required Checksum256 Previous { get; init; }
    public required Name Producer { get; init; }
    public required BlockTimestamp Timestamp { get; init; }
    public required uint ActiveScheduleVersion { get; init; }
    public required ushort Confirmed { get; init; }

    /// <summary>
    /// The header of the block that was built on this state. A new schedule goes into the header itself, or into an extension
    /// once WTMSIG_BLOCK_SIGNATURES is active.
    /// </summary>
    public BlockHeader MakeBlockHeader(
        Checksum256 transactionMroot, Checksum256 actionMroot, ProducerSchedule? newProducers,
        IReadOnlyCollection<Checksum256> newProtocolFeatures, ProtocolFeatureSet features)
    {
        var extensions = new List<Extension>();
        if (newProtocolFeatures.Count > 0)
            extensions.Add(HeaderExtensions.ProtocolFeatureActivation(newProtocolFeatures));
        var wtmsig = newProducers is not null && IsWtmsigActivated(features);
        if (wtmsig)
            extensions.Add(HeaderExtensions.ProducerScheduleChange(newProducers!));
        return new()
        {
            Timestamp = Timestamp,
            Producer = Producer,
            Confirmed = Confirmed,
            Previous = Previous,
            TransactionMroot = transactionMroot,
            ActionMroot = actionMroot,
            ScheduleVersion = ActiveScheduleVersion,
            NewProducers = newProducers is null || wtmsig ? null : newProducers.Downgrade(),
            HeaderExtensions = extensions,
        };
    }

    /// <summary>
    /// The state after a received block, its signatures checked unless <paramref name="skipValidateSignee"/>;
    /// throws a block or producer error when the header does not fit (nodeos finish_next).
    /// </summary>
    public BlockHeaderState FinishNext(
        SignedBlockHeader header, IReadOnlyList<Signature> additionalSignatures, ProtocolFeatureSet features, bool skipValidateSignee)
    {
        ChainErrors.ProducerScheduleException.Assert(additionalSignatures.Count == 0 || IsWtmsigActivated(features),
            "Block contains multiple signatures before WTMsig block signatures are enabled");
        var extensions = HeaderExtensions.Extract(header.Header);
        if (extensions.NewProtocolFeatures.Count > 0)
            features.Check(Timestamp, PrevActivatedProtocolFeatures, extensions.NewProtocolFeatures);
        var result = Finish(header, extensions, features) with { AdditionalSignatures = additionalSignatures };
        if (!skipValidateSignee)
            result.VerifySignee();
        return result;
    }

    /// <summary>The state after a block produced here, signed by <paramref name="signer"/> (one signature per key it holds).</summary>
    public BlockHeaderState FinishNext(BlockHeader header, ProtocolFeatureSet features, Func<Checksum256, IReadOnlyList<Signature>> signer)
    {
        var unsigned = Finish(new(header, Signature.Empty), HeaderExtensions.Extract(header), features);
        var signatures = signer(unsigned.SigDigest());
        ChainErrors.NoBlockSignatures.Assert(signatures.Count > 0, "Signer returned no signatures");
        var result = unsigned with
        {
            Header = new(header, signatures[^1]),
            AdditionalSignatures = signatures.SkipLast(1).ToArray(),
        };
        result.VerifySignee();
        ChainErrors.ProducerScheduleException.Assert(result.AdditionalSignatures.Count == 0 || IsWtmsigActivated(features),
            "Block was signed with multiple signatures before WTMsig block signatures are enabled");
        return result;
    }

    private BlockHeaderState Finish(SignedBlockHeader signed, HeaderExtensions extensions, ProtocolFeatureSet features)
    {
        var header = signed.Header;
        ChainErrors.BlockValidateException.Assert(header.Timestamp == Timestamp, "timestamp mismatch");
        ChainErrors.UnlinkableBlockException.Assert(header.Previous == Previous, "previous mismatch");
        ChainErrors.BlockValidateException.Assert(header.Confirmed == Confirmed, "confirmed mismatch");
        ChainErrors.WrongProducer.Assert(header.Producer == Producer, "wrong producer specified");
        ChainErrors.ProducerScheduleException.Assert(header.ScheduleVersion == ActiveScheduleVersion, "schedule_version in signed block is corrupted");
        return new BlockHeaderState(this)
        {
            Id = header.CalculateId(),
            Header = signed,
            Extensions = extensions,
            PendingSchedule = NextPendingSchedule(header, extensions, features),
            ActivatedProtocolFeatures = extensions.NewProtocolFeatures.Count > 0
                ? PrevActivatedProtocolFeatures.With(extensions.NewProtocolFeatures)
                : PrevActivatedProtocolFeatures,
        };
    }

    private ScheduleInfo NextPendingSchedule(BlockHeader header, HeaderExtensions extensions, ProtocolFeatureSet features)
    {
        var error = ChainErrors.ProducerScheduleException;
        if (header.NewProducers is { } legacy)
        {
            error.Assert(!IsWtmsigActivated(features),
                "Block header contains legacy producer schedule outdated by activation of WTMsig Block Signatures");
            CheckNewSchedule(legacy.Version);
            return new(BlockNum, Checksum256.HashOf(legacy), legacy.Upgrade());
        }
        if (extensions.NewSchedule is { } schedule)
        {
            error.Assert(IsWtmsigActivated(features),
                "Block header producer_schedule_change_extension before activation of WTMsig Block Signatures");
            CheckNewSchedule(schedule.Version);
            return new(BlockNum, Checksum256.HashOf(schedule), schedule);
        }
        return WasPendingPromoted
            ? PrevPendingSchedule with { Schedule = new(PrevPendingSchedule.Schedule.Version, []) }
            : PrevPendingSchedule;
    }

    private void CheckNewSchedule(uint version)
    {
        var error = ChainErrors.ProducerScheduleException;
        error.Assert(!WasPendingPromoted, "cannot set pending producer schedule in the same block in which pending was promoted to active");
        error.Assert(version == ActiveSchedule.Version + 1, "wrong producer schedule version specified");
        error.Assert(PrevPendingSchedule.Schedule.Producers.Count == 0, "cannot set new pending producers until last pending is confirmed");
    }

    private bool IsWtmsigActivated(ProtocolFeatureSet features) =>
        PrevActivatedProtocolFeatures.IsBuiltinActivated(features, BuiltinProtocolFeature.WtmsigBlockSignatures);
}
