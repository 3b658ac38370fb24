using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

/// <summary>Activation of protocol features by blocks, and what they open.</summary>
public sealed class FeatureActivationTests : IDisposable
{
    private static readonly ProtocolFeatureSet Features = ProtocolFeatureSet.CreateDefault();
    private readonly ChainUnderTest _chain = new(started: true);

    private Controller Chain => _chain.Controller;

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void A_preactivated_feature_must_be_activated_by_the_next_block()
    {
        Activate(BuiltinProtocolFeature.PreactivateFeature);
        Preactivate(BuiltinProtocolFeature.GetSender);
        Should.Throw<ChainException>(() => Chain.StartBlock(Next(), 0, [], TimePoint.MaxValue)).Message.ShouldContain("pre-activated protocol features that were not activated");
        Chain.IsBuildingBlock.ShouldBeFalse();
        Chain.Produce();
        Chain.IsBuiltinActivated(BuiltinProtocolFeature.GetSender).ShouldBeTrue();
        Chain.Db.ProtocolState.WhitelistedIntrinsics.ShouldContain("get_sender");
        Chain.HeadBlockState.HeaderState.ActivatedProtocolFeatures.Contains(Digest(BuiltinProtocolFeature.GetSender)).ShouldBeTrue();
    }

    [Fact]
    public void A_feature_that_needs_preactivation_cannot_come_without() =>
        Should.Throw<ChainException>(() => Chain.StartBlock(Next(), 0, [Digest(BuiltinProtocolFeature.GetSender)], TimePoint.MaxValue))
            .Message.ShouldContain("without prior required preactivation");

    [Fact]
    public void An_activation_is_forgotten_with_its_block()
    {
        Chain.StartBlock(Next(), 0, [Digest(BuiltinProtocolFeature.PreactivateFeature)], TimePoint.MaxValue);
        Chain.IsBuiltinActivated(BuiltinProtocolFeature.PreactivateFeature).ShouldBeTrue();
        Chain.AbortBlock();
        Chain.IsBuiltinActivated(BuiltinProtocolFeature.PreactivateFeature).ShouldBeFalse();
        Chain.Db.ProtocolState.WhitelistedIntrinsics.ShouldNotContain("preactivate_feature");
    }

    [Fact]
    public void Preactivation_refuses_what_nodeos_refuses()
    {
        Activate(BuiltinProtocolFeature.PreactivateFeature);
        Chain.StartBlock();
        Refused(default).Type.ShouldBe(ChainErrors.SubjectiveBlockProductionException);
        Refused(Digest(BuiltinProtocolFeature.PreactivateFeature)).Message.ShouldContain("already activated");
        Refused(Digest(BuiltinProtocolFeature.NoDuplicateDeferredId)).Message.ShouldContain("not all dependencies");
        Chain.PreactivateFeature(Digest(BuiltinProtocolFeature.ReplaceDeferred));
        Refused(Digest(BuiltinProtocolFeature.ReplaceDeferred)).Message.ShouldContain("already pre-activated");
        Chain.PreactivateFeature(Digest(BuiltinProtocolFeature.NoDuplicateDeferredId));

        ChainException Refused(Checksum256 digest) => Should.Throw<ChainException>(() => Chain.PreactivateFeature(digest));
    }

    [Fact]
    public void With_weighted_signatures_a_block_is_signed_by_as_many_keys_as_its_authority_demands()
    {
        Activate(BuiltinProtocolFeature.PreactivateFeature);
        Preactivate(BuiltinProtocolFeature.WtmsigBlockSignatures);
        Chain.Produce();
        PrivateKey[] keys = [.. new[] { "one", "two", "three" }.Select(seed => PrivateKey.FromSeed(KeyType.K1, seed)).OrderBy(k => k.PublicKey)];
        Chain.StartBlock();
        Chain.SetProposedProducers([new("eosio", new(2, [.. keys.Select(k => new KeyWeight(k.PublicKey, 1))]))]).ShouldBe(1);
        Chain.FinishBlock();
        while (Chain.HeadBlockState.HeaderState.Header.Header.ScheduleVersion == 0 && Chain.ActiveProducers.Version == 0)
            Chain.Produce();
        Chain.HeadBlockState.Header.NewProducers.ShouldBeNull();

        var parent = Chain.HeadBlockState.HeaderState;
        Chain.StartBlock();
        Should.Throw<ChainException>(() => Chain.FinalizeBlock(new(), digest => [keys[0].Sign(digest)])).Message.ShouldContain("do not satisfy");
        Chain.AbortBlock();
        Chain.StartBlock();
        Should.Throw<ChainException>(() => Chain.FinalizeBlock(new(), digest => [keys[0].Sign(digest), ProducingChain.Key.Sign(digest)])).Message.ShouldContain("unexpected key");
        Chain.AbortBlock();
        Chain.StartBlock();
        var block = Chain.FinalizeBlock(new(), digest => [keys[0].Sign(digest), keys[2].Sign(digest)]).Block!;
        Chain.CommitBlock();
        BlockExtensions.AdditionalSignatures(block).Count.ShouldBe(1);
        BlockState.Create(parent, block, Features, skipValidateSignee: false).Id.ShouldBe(Chain.HeadBlockId);
    }

    [Fact]
    public void A_proposal_becomes_pending_when_irreversible_and_then_active()
    {
        Chain.Produce();
        Chain.StartBlock();
        var proposal = new ProducerAuthority[] { new("eosio", new(1, [new(PrivateKey.FromSeed(KeyType.K1, "next").PublicKey, 1)])) };
        Chain.SetProposedProducers(proposal).ShouldBe(1);
        Chain.SetProposedProducers(proposal).ShouldBe(-1);
        Chain.FinishBlock();
        Chain.ProposedProducers.ShouldNotBeNull().Version.ShouldBe(1u);
        Chain.Produce();
        Chain.ProposedProducers.ShouldBeNull();
        Chain.HeadBlockState.Header.NewProducers.ShouldNotBeNull().Version.ShouldBe(1u);
        Chain.PendingProducers.Producers.ShouldBe(proposal);
        Chain.Produce();
        Chain.ActiveProducers.Producers.ShouldBe(proposal);
    }

    private BlockTimestamp Next() => Chain.HeadBlockState.Timestamp.Next();

    private void Activate(BuiltinProtocolFeature feature)
    {
        Chain.StartBlock(Next(), 0, [Digest(feature)], TimePoint.MaxValue);
        Chain.FinishBlock();
    }

    private void Preactivate(BuiltinProtocolFeature feature)
    {
        Chain.StartBlock();
        Chain.PreactivateFeature(Digest(feature));
        Chain.FinishBlock();
    }

    private static Checksum256 Digest(BuiltinProtocolFeature feature) => Features.GetBuiltinDigest(feature)!.Value;
}
