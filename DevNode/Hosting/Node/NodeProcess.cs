using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>The process: options in, exit code out.</summary>
public static class NodeProcess
{
    private const int Success = 0;
    private const int BadOptions = 1;

    /// <summary>nodeos's OTHER_FAIL as the shell sees it.</summary>
    private const int OtherFail = 254;

    /// <summary>Runs a node until it is told to stop. Exit codes: 0 stopped, 1 bad options, 254 the chain could not be started.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var asked = NodeOptions.Parse(arguments);
            if (OptionAnswers.Find(asked) is { } answer)
            {
                Console.Out.WriteLine(answer);
                return Success;
            }
            if (GenesisExport.IsAskedFor(asked))
                GenesisExport.Run(NodeConfiguration.Read(arguments), Console.Out);
            else
                await NodeHost.RunAsync(arguments);
            return Success;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while starting: nothing has been changed.
            return Success;
        }
        catch (OptionException e)
        {
            Console.Error.WriteLine(e.Message);
            return BadOptions;
        }
        catch (Exception e) when (e is ChainException or IOException or UnauthorizedAccessException or Antelope.Serialization.PackException or System.Net.Sockets.SocketException or FormatException)
        {
            Console.Error.WriteLine(e is ChainException chain ? $"{chain.Type}: {string.Join("; ", chain.Details)}" : e.Message);
            return OtherFail;
        }
    }
}
