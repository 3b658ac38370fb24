using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The decoded extensions of a block header: activated features (type 0) and a new schedule (type 1).</summary>
public sealed record HeaderExtensions(IReadOnlyList<Checksum256> NewProtocolFeatures, ProducerSchedule? NewSchedule)
{
    public const ushort ProtocolFeatureActivationId = 0;
    public const ushort ProducerScheduleChangeId = 1;

    public static HeaderExtensions None { get; } = new([], null);

    /// <summary>Decodes and checks order, known types, uniqueness and contents (nodeos validate_and_extract_header_extensions).</summary>
    public static HeaderExtensions Extract(BlockHeader header)
    {
        var result = None;
        var last = -1;
        foreach (var extension in header.HeaderExtensions)
        {
            var error = ChainErrors.InvalidBlockHeaderExtension;
            error.Assert(extension.Type >= last, "Block header extensions are not in the correct order (ascending id types required)");
            error.Assert(extension.Type <= ProducerScheduleChangeId, $"Block header extension with id type {(uint)extension.Type:id} is not supported");
            error.Assert(extension.Type > last, $"Block header extension with id type {(uint)extension.Type:id} is not allowed to repeat");
            last = extension.Type;
            try
            {
                result = extension.Type == ProtocolFeatureActivationId
                    ? result with { NewProtocolFeatures = UnpackFeatures(extension.Data) }
                    : result with { NewSchedule = Packed.Unpack<ProducerSchedule>(extension.Data) };
            }
            catch (PackException e)
            {
                throw error.Error($"Block header extension with id type {extension.Type} is damaged: {e.Message}");
            }
        }
        return result;
    }

    /// <summary>The extension that activates features.</summary>
    public static Extension ProtocolFeatureActivation(IReadOnlyCollection<Checksum256> features)
    {
        var writer = new PackWriter();
        writer.WriteArray(features);
        return new(ProtocolFeatureActivationId, writer.ToArray());
    }

    /// <summary>The extension that announces a schedule once WTMSIG_BLOCK_SIGNATURES is active.</summary>
    public static Extension ProducerScheduleChange(ProducerSchedule schedule) => new(ProducerScheduleChangeId, Packed.Pack(schedule));

    private static Checksum256[] UnpackFeatures(byte[] data)
    {
        var reader = new PackReader(data);
        var features = reader.ReadArray<Checksum256>();
        var error = ChainErrors.IllFormedProtocolFeatureActivation;
        error.Assert(features.Length > 0, "Protocol feature activation extension must have at least one protocol feature digest");
        var seen = new HashSet<Checksum256>();
        foreach (var digest in features)
            error.Assert(seen.Add(digest), $"Protocol feature digest {digest:d} was repeated in the protocol feature activation extension");
        return features;
    }
}
