using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Damaged bytes as nodeos reports them.</summary>
public static class PackErrors
{
    /// <summary>out_of_range_exception for bytes that end too early.</summary>
    public static ChainException ToChainException(this PackException exception) =>
        ChainErrors.OutOfRangeException.Error(exception.RangeError ?? exception.Message);
}
