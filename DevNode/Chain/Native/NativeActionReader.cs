using Antelope.Serialization;
using Action = Antelope.Chain.Action;

namespace DevNode.Chain;

/// <summary>Reads the data of native actions.</summary>
internal static class NativeActionReader
{
    internal delegate T Unpacker<T>(ref PackReader reader);

    /// <summary>The action's data; bytes behind it are ignored, missing ones are out_of_range_exception.</summary>
    public static T DataAs<T>(this Action action, Unpacker<T> unpack)
    {
        var reader = new PackReader(action.Data);
        try
        {
            return unpack(ref reader);
        }
        catch (PackException e)
        {
            throw e.ToChainException();
        }
    }
}
