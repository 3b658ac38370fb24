using Antelope;
using Antelope.Json;

namespace DevNode.Chain;

/// <summary>The places where nodeos adds a value without text to an error that passes (FC_CAPTURE_AND_RETHROW).</summary>
public static class CapturedErrors
{
    /// <summary>Runs a step for a value and adds that value to an error of it.</summary>
    /// <param name="name">nodeos's name of the value; null where it adds none.</param>
    public static void Run<TContext, T>(TContext context, T value, Action<TContext, T> step, string? name, Func<T, Variant> toVariant)
    {
        try
        {
            step(context, value);
        }
        catch (ChainException e)
        {
            throw e.Append(Captured());
        }
        catch (StdException e)
        {
            throw e.ToChainException(Captured());
        }

        ErrorStep Captured() => new("", name is null ? [] : new() { { name, toVariant(value) } });
    }
}
