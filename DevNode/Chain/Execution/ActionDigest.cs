using Antelope;
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
        var baseHash = Checksum256.HashOf(action, static (act, writer) =>
        {
            act.Account.Pack(writer);
            act.Name.Pack(writer);
            writer.WriteArray(act.Authorization);
        });
        var inputOutputHash = Checksum256.HashOf((action.Data, returnValue), static (data, writer) =>
        {
            writer.WriteBytes(data.Data);
            writer.WriteBytes(data.returnValue);
        });
        return Checksum256.HashOf((baseHash, inputOutputHash), static (both, writer) =>
        {
            both.baseHash.Pack(writer);
            both.inputOutputHash.Pack(writer);
        });
    }
}
