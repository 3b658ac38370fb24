using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The one extension of a signed block: additional signatures (type 2), with WTMSIG_BLOCK_SIGNATURES.</summary>
public static class BlockExtensions
{
    public const ushort AdditionalBlockSignaturesId = 2;

    /// <summary>The additional signatures of a block; empty when it has none (nodeos validate_and_extract_extensions).</summary>
    public static IReadOnlyList<Signature> AdditionalSignatures(SignedBlock block)
    {
        Signature[] result = [];
        for (var i = 0; i < block.BlockExtensions.Count; i++)
        {
            var extension = block.BlockExtensions[i];
            ChainErrors.InvalidBlockExtension.Assert(i == 0 || extension.Type >= block.BlockExtensions[i - 1].Type,
                "Block extensions are not in the correct order (ascending id types required)");
            ChainErrors.InvalidBlockExtension.Assert(extension.Type == AdditionalBlockSignaturesId,
                $"Block extension with id type {(uint)extension.Type:id} is not supported");
            ChainErrors.InvalidBlockHeaderExtension.Assert(i == 0, $"Block extension with id type {(uint)extension.Type:id} is not allowed to repeat");
            result = UnpackSignatures(extension.Data);
        }
        return result;
    }

    /// <summary>The extension that carries signatures beyond the first.</summary>
    public static Extension AdditionalBlockSignatures(IReadOnlyCollection<Signature> signatures)
    {
        var writer = new PackWriter();
        writer.WriteArray(signatures);
        return new(AdditionalBlockSignaturesId, writer.ToArray());
    }

    private static Signature[] UnpackSignatures(byte[] data)
    {
        Signature[] signatures;
        try
        {
            var reader = new PackReader(data);
            signatures = reader.ReadArray<Signature>();
        }
        catch (PackException e)
        {
            throw ChainErrors.InvalidBlockExtension.Error($"the additional block signatures extension is damaged: {e.Message}");
        }
        var error = ChainErrors.IllFormedAdditionalBlockSignaturesExtension;
        error.Assert(signatures.Length > 0, "Additional block signatures extension must contain at least one signature");
        var seen = new HashSet<Signature>();
        foreach (var signature in signatures)
            error.Assert(seen.Add(signature), $"Signature {signature:s} was repeated in the additional block signatures extension");
        return signatures;
    }
}
