using Antelope.Chain;
using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>Reads the data of native actions.</summary>
internal static class NativeActionReader
{
    /// <summary>The action's data; bytes behind it are ignored, missing ones are out_of_range_exception.</summary>
    public static T DataAs<T>(this Action action) where T : INativeAction<T>
    {
        try
        {
            return Packed.Unpack<T>(action.Data, $"eosio::chain::{T.ActionName}");
        }
        catch (PackException e)
        {
            throw e.ToChainException();
        }
    }
}
