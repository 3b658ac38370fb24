using Antelope;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>nodeos's producer_api_plugin.</summary>
/// <param name="chain">The chain's thread.</param>
/// <param name="producer">The producer.</param>
/// <param name="snapshots">Directory of snapshots.</param>
internal sealed class ProducerApi(ChainThread chain, BlockProducer producer, string snapshots)
{
    private const string Prefix = "/v1/producer/";
    private const int Created = 201;
    private static readonly Variant Ok = new VariantObject { { "result", "ok" } };

    private readonly SnapshotRequests _requests = new(chain, producer, snapshots);

    public IEnumerable<ApiCall> Calls() =>
    [
        Command("pause", ParamsKind.None, _ => _ => producer.Pause()),
        Command("resume", ParamsKind.None, _ => _ => producer.Resume()),
        Read("paused", ParamsKind.None, _ => _ => producer.IsPaused),
        Command("schedule_protocol_feature_activations", ParamsKind.Required, p =>
        {
            var features = p.AsObject().ReadList("protocol_features_to_activate", ParamReader.ToChecksum256);
            return _ => producer.ScheduleProtocolFeatureActivations(features);
        }),
        Read("get_scheduled_protocol_feature_activations", ParamsKind.None, _ => _ =>
            new VariantObject { { "protocol_features_to_activate", Variant.Array(producer.ScheduledProtocolFeatureActivations, f => f) } }),
        Read("get_supported_protocol_features", ParamsKind.Optional, p =>
        {
            var (disabled, unactivatable) = (p.AsObject().ReadBool("exclude_disabled"), p.AsObject().ReadBool("exclude_unactivatable"));
            return _ => Variant.Array(producer.GetSupportedProtocolFeatures(disabled, unactivatable), Feature);
        }),
        Command("add_greylist_accounts", ParamsKind.Required, p => Greylist(p, (list, accounts) => [.. list.Union(accounts)])),
        Command("remove_greylist_accounts", ParamsKind.Required, p => Greylist(p, (list, accounts) => [.. list.Except(accounts)])),
        Read("get_greylist", ParamsKind.None, _ => c => new VariantObject { { "accounts", Names(c.ControllerConfig.ResourceGreylist) } }),
        Read("get_whitelist_blacklist", ParamsKind.None, _ => AccessLists.Get),
        Command("set_whitelist_blacklist", ParamsKind.Required, AccessLists.Set),
        Read("get_runtime_options", ParamsKind.None, _ => c => RuntimeOptions.Get(c, producer)),
        Command("update_runtime_options", ParamsKind.Required, p => RuntimeOptions.Update(p, producer)),
        Read("get_integrity_hash", ParamsKind.None, _ => _ => producer.WithoutPendingBlock<Variant>(c =>
            new VariantObject { { "head_block_id", c.HeadBlockId }, { "integrity_hash", c.CalculateIntegrityHash() } })),
        new(Prefix + "create_snapshot", async _ => new(Created, await await chain.RunAsync(_requests.Create, ChainPriority.MediumHigh))),
        Read("get_account_ram_corrections", ParamsKind.Required, RamCorrections.Prepare),
        new(Prefix + "get_unapplied_transactions", async body =>
        {
            var read = ApiParams.Parse(body, ParamsKind.Optional, p => UnappliedTransactions.Prepare(p, producer));
            return new(200, await chain.RunAsync(read));
        }),
    ];

    private ApiCall Read(string name, ParamsKind kind, Func<Variant, Func<Controller, Variant>> prepare) => new(Prefix + name, async body =>
    {
        var run = ApiParams.Parse(body, kind, prepare);
        return new(Created, await chain.RunAsync(run, ChainPriority.MediumHigh));
    });

    private ApiCall Command(string name, ParamsKind kind, Func<Variant, System.Action<Controller>> prepare) => Read(name, kind, p =>
    {
        var run = prepare(p);
        return controller =>
        {
            run(controller);
            return Ok;
        };
    });

    private static System.Action<Controller> Greylist(Variant p, Func<IEnumerable<Name>, IEnumerable<Name>, HashSet<Name>> change)
    {
        var accounts = p.AsObject().ReadList("accounts", a => Name.Parse(a.GetString()));
        return controller =>
        {
            ChainErrors.InvalidHttpRequest.Assert(accounts.Count > 0, "At least one account is required");
            controller.Configure(c => c with { ResourceGreylist = change(c.ResourceGreylist, accounts) });
        };
    }

    internal static Variant Names(IEnumerable<Name> names) => Variant.Array(names.Order(), n => n);

    private static Variant Feature(ProtocolFeature feature)
    {
        var json = new VariantObject
        {
            { "feature_digest", feature.FeatureDigest },
            { "subjective_restrictions", new VariantObject
            {
                { "enabled", feature.Restrictions.Enabled },
                { "preactivation_required", feature.Restrictions.PreactivationRequired },
                { "earliest_allowed_activation_time", feature.Restrictions.EarliestAllowedActivationTime },
            } },
        };
        GetFeatures.AddDescription(json, feature);
        return json;
    }
}
