using Antelope;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>The digest of an action in its receipt (nodeos action.hpp generate_action_digest).</summary>
internal static class ActionDigest
{
    /// <param name="returnValue">Null before ACTION_RETURN_VALUE: then it is sha256 of the packed action.</param>
    public static Checksum256 Of(Action action, byte[]? returnValue)
    {
        if (returnValue is null)
            return Checksum256.HashOf(action);
        var writer = new PackWriter();
        action.Account.Pack(writer);
        action.Name.Pack(writer);
        writer.WriteArray(action.Authorization);
        var baseHash = Checksum256.Hash(writer.Written);
        writer.Clear();
        writer.WriteBytes(action.Data);
        writer.WriteBytes(returnValue);
        var inputOutputHash = Checksum256.Hash(writer.Written);
        writer.Clear();
        baseHash.Pack(writer);
        inputOutputHash.Pack(writer);
        return Checksum256.Hash(writer.Written);
    }
}
