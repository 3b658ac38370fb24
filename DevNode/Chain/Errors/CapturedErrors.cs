namespace DevNode.Chain;

/// <summary>The places where nodeos adds a message without text to an error that passes (FC_CAPTURE_AND_RETHROW).</summary>
public static class CapturedErrors
{
    /// <summary>Runs a step and marks an error of it.</summary>
    public static void Run(Action step)
    {
        try
        {
            step();
        }
        catch (ChainException e)
        {
            throw e.Append("");
        }
    }
}
