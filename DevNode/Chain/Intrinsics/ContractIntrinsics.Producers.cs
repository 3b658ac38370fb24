using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Proposals of producer schedules (nodeos privileged.cpp).</content>
public sealed partial class ContractIntrinsics
{
    [HostFunction("set_proposed_producers")]
    public long SetProposedProducers(WasmInstance wasm, uint schedule, uint length)
    {
        var span = wasm.Span(schedule, length);
        _ = Privileged;
        return ProposeLegacy(span);
    }

    [HostFunction("set_proposed_producers_ex")]
    public long SetProposedProducersEx(WasmInstance wasm, ulong format, uint schedule, uint length)
    {
        var span = wasm.Span(schedule, length);
        _ = Privileged;
        return format switch
        {
            0 => ProposeLegacy(span),
            1 => Propose(Unpack(span, "eosio::chain::producer_authority[]", static (ref PackReader reader) => reader.ReadArray<ProducerAuthority>()), validateKeys: false),
            _ => throw ChainErrors.WasmExecutionError.Error("Producer schedule is in an unknown format!"),
        };
    }

    private long ProposeLegacy(ReadOnlySpan<byte> packed)
    {
        var producers = Unpack(packed, "eosio::chain::legacy::producer_key[]", static (ref PackReader reader) => reader.ReadArray<ProducerKey>());
        return Propose(
            [.. producers.Select(p => new ProducerAuthority(p.ProducerName, new(1, [new KeyWeight(p.BlockSigningKey, 1)])))],
            validateKeys: true);
    }

    private long Propose(IReadOnlyList<ProducerAuthority> producers, bool validateKeys)
    {
        var error = ChainErrors.WasmExecutionError;
        error.Assert(producers.Count <= Config.MaxProducers, "Producer schedule exceeds the maximum producer count for this chain");
        error.Assert(
            producers.Count > 0 || !context.Chain.IsBuiltinActivated(BuiltinProtocolFeature.DisallowEmptyProducerSchedule),
            "Producer schedule cannot be empty");
        var unique = new HashSet<Name>();
        foreach (var producer in producers)
        {
            error.Assert(context.IsAccount(producer.ProducerName), "producer schedule includes a nonexisting account");
            CheckAuthority(producer, validateKeys);
            unique.Add(producer.ProducerName);
        }
        error.Assert(unique.Count == producers.Count, "duplicate producer name in producer schedule");
        return controller.SetProposedProducers(producers);
    }

    private void CheckAuthority(ProducerAuthority producer, bool validateKeys)
    {
        var error = ChainErrors.WasmExecutionError;
        var (name, authority) = (producer.ProducerName, producer.Authority);
        var supportedKeyTypes = context.Database.ProtocolState.NumSupportedKeyTypes;
        var keys = new HashSet<PublicKey>();
        ulong weights = 0;
        foreach (var entry in authority.Keys)
        {
            ChainErrors.UnactivatedKeyType.Assert(
                (uint)entry.Key.Type < supportedKeyTypes, "Unactivated key type used in proposed producer schedule");
            error.Assert(!validateKeys || entry.Key.IsValid, "producer schedule includes an invalid key");
            weights += entry.Weight;
            keys.Add(entry.Key);
        }
        error.Assert(keys.Count == authority.Keys.Count, $"producer schedule includes a duplicated key for {name:account}");
        error.Assert(authority.Threshold > 0, $"producer schedule includes an authority with a threshold of 0 for {name:account}");
        error.Assert(weights >= authority.Threshold, $"producer schedule includes an unsatisfiable authority for {name:account}");
    }
}
