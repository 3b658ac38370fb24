using System.Net.Sockets;
using System.Text.Json;

namespace AppHost.Control;

/// <summary>The <c>node</c> command: asks a running lab and prints its answer; progress goes to standard error.</summary>
internal static class NodeClient
{
    private const int NoSuchLab = 2;

    /// <param name="command">What is wanted.</param>
    /// <param name="labDirectory">The lab's state directory.</param>
    /// <returns>0 done, 1 not done, 2 there is no such node or no running lab.</returns>
    public static async Task<int> RunAsync(NodeCommandLine command, string labDirectory)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) => await ControlSocket.ConnectAsync(labDirectory, cancellationToken),
        })
        { Timeout = Timeout.InfiniteTimeSpan }; // every operation has a limit of its own, and logs have none
        try
        {
            return await AskAsync(http, command, interrupted.Token);
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            Console.Error.WriteLine($"no lab runs in {labDirectory}: start it with `dotnet run --project AppHost`, or name another with --Lab:Name");
            return NoSuchLab;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Ended(command);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            if (command.Operation == NodeOperation.Logs)
                return 0;
            Console.Error.WriteLine($"not waiting any more; the lab goes on with it");
            return 1;
        }
    }

    private static async Task<int> AskAsync(HttpClient http, NodeCommandLine command, CancellationToken cancellationToken)
    {
        var query = command.Operation == NodeOperation.Logs ? $"?tail={command.Tail}&follow={(command.Follow ? "true" : "false")}" : "";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://lab/nodes/{Uri.EscapeDataString(command.Node)}/{command.Operation}{query}");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            var line = JsonSerializer.Deserialize(text, ControlJson.Default.ControlLine)!;
            var output = line.ExitCode is null ? command.Operation == NodeOperation.Logs : line.ExitCode == 0;
            if (line.Text.Length > 0 || line.ExitCode is null)
                (output ? Console.Out : Console.Error).WriteLine(line.Text);
            if (line.ExitCode is { } code)
                return code;
        }

        return Ended(command);
    }

    private static int Ended(NodeCommandLine command)
    {
        Console.Error.WriteLine("the lab has ended");
        return command.Operation == NodeOperation.Logs ? 0 : 1;
    }
}
