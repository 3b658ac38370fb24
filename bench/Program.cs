using Bench;
using Bench.Ahead;
using Bench.Api;
using Bench.BootScript;
using Bench.Execution;
using Bench.Isolation;
using Bench.Network;
using Bench.Robustness;
using Bench.Speed;
using Bench.Sync;

// A command: what it is called with, and the exit code it ends with.
Dictionary<string, (string Usage, Func<string[], CancellationToken, Task<int>> Run)> commands = new()
{
    ["ahead"] = (AheadCommand.Usage, AheadCommand.RunAsync),
    ["api-diff"] = (ApiDiffCommand.Usage, ApiDiffCommand.RunAsync),
    ["boot-script"] = (BootScriptCommand.Usage, BootScriptCommand.RunAsync),
    ["crypto"] = (CryptoCommand.Usage, CryptoCommand.RunAsync),
    ["isolation"] = (IsolationCommand.Usage, IsolationCommand.RunAsync),
    ["lab"] = (LabCommand.Usage, LabCommand.RunAsync),
    ["network"] = (NetworkCommand.Usage, NetworkCommand.RunAsync),
    ["proposals"] = (ProposalsCommand.Usage, ProposalsCommand.RunAsync),
    ["speed"] = (SpeedCommand.Usage, SpeedCommand.RunAsync),
    ["sync"] = (SyncCommand.Usage, SyncCommand.RunAsync),
    ["wasm"] = (WasmCommand.Usage, WasmCommand.RunAsync),
};
foreach (var (robustness, usage, run) in RobustnessCommands.All)
    commands.Add(robustness, (usage, run));

if (args is not [var name, .. var arguments] || !commands.TryGetValue(name, out var command))
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- COMMAND\n");
    foreach (var (usage, _) in commands.Values)
        Console.Error.WriteLine($"{usage}\n");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};
return await command.Run(arguments, interrupted.Token);
