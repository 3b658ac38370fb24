using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Damaged bytes as nodeos reports them.</summary>
public static class PackErrors
{
    /// <summary>A failed assertion where nodeos asserts, else out_of_range_exception for bytes that end too early.</summary>
    public static ChainException ToChainException(this PackException exception)
    {
        var error = (exception.AssertError is null ? ChainErrors.OutOfRangeException : ChainErrors.AssertException).Error(exception.Step);
        return exception.Outer.Aggregate(error, (outer, step) => outer.Append(step));
    }
}
