using AppHost;
using AppHost.Boot;
using AppHost.Compose;
using AppHost.Containers;
using AppHost.Control;
using AppHost.Nodes;
using AppHost.Terminal;
using Aspire.Hosting;
using LabModel;
using LabModel.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

const int ConfigurationIsWrong = 2;

try
{
    if (args is [NodeCommandLine.Name, .. var rest])
    {
        var command = NodeCommandLine.Parse(rest);
        if (!command.Help)
            return await NodeClient.RunAsync(command, Repository.DirectoryOf(Read(command.Settings)));
        Console.WriteLine(NodeCommandLine.Usage);
        return 0;
    }

    if (args is [ComposeCommandLine.Name, .. var composeArguments])
    {
        var compose = ComposeCommandLine.Parse(composeArguments);
        ComposeFiles.Write(Settings(compose.Settings), Path.GetFullPath(compose.Output));
        return 0;
    }

    var commandLine = LabCommandLine.Parse(args);
    if (commandLine.Help)
    {
        Console.WriteLine(LabCommandLine.Usage);
        return 0;
    }

    var lab = Read(commandLine.Settings);
    await LabDirectory.WaitForFormerAsync(Repository.StateOf(lab), lab, Console.WriteLine, TimeProvider.System);
    using var directory = LabDirectory.Open(Repository.StateOf(lab), lab, clean: false);
    var setting = await LabSetting.PrepareAsync(lab, directory, commandLine.Clean, CancellationToken.None);
    var keys = LabKeys.ReadOrMake(directory, lab);
    GenesisFile.Write(directory, lab.Genesis, keys[lab.Nodes[0].Producer]);
    BootPlanFile.Write(directory, lab, Repository.ContractsOf(lab));
    await BootPlanCheck.RunAsync(Repository.BootAgent, directory.BootPlan);
    LabSummary.Print(Console.Out, lab, directory, setting);

    var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        Args = ["--environment=Development", $"--applicationName={setting.Names.Application}"], // telemetry is exported every second; the name ends the network's
        AssemblyName = typeof(Repository).Assembly.GetName().Name,
        DashboardApplicationName = $"Antelope lab {lab.Name}",
        AllowUnsecuredTransport = true, // everything listens on loopback
    });
    var agent = builder.AddBootAgent(setting, lab, directory, builder.AddNodes(setting, lab, directory, keys));

    var outcome = new BootOutcome(commandLine.UntilBooted);
    builder.Services.AddSingleton(lab).AddSingleton(agent.Resource).AddSingleton(outcome).AddHostedService<BootWatch>();
    builder.Services.AddSingleton(directory).AddSingleton<NodeOperator>().AddSingleton<NodeLog>().AddHostedService<ControlChannel>().AddHostedService<NodeRecovery>();
    if (setting.Containers is { } containers)
        builder.Services.AddSingleton(containers).AddHostedService<ContainerStop>();
    builder.Services.AddLogging(logging => logging
        .AddConsoleFormatter<PlainConsoleFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>()
        .AddConsole(console => console.FormatterName = PlainConsoleFormatter.FormatterName)
        .AddFilter("Aspire.Hosting", LogLevel.Warning)
        .AddFilter("Aspire.Hosting.DistributedApplication", LogLevel.Information));

    await builder.Build().RunAsync();
    return outcome.ExitCode;
}
catch (LabConfigurationException e)
{
    foreach (var error in e.Errors)
        Console.Error.WriteLine(error);
    return ConfigurationIsWrong;
}
catch (DistributedApplicationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static IConfiguration Settings(string[] settings) => new ConfigurationBuilder()
    .AddJsonFile(Repository.LabFile)
    .AddEnvironmentVariables()
    .AddCommandLine(settings)
    .Build();

static LabOptions Read(string[] settings) => LabOptionsReader.Read(Settings(settings));
