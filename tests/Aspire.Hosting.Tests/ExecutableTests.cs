using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests;

/// <summary>Processes run by the real DCP.</summary>
public sealed class ExecutableTests
{
    private const string UntilTerm = "trap 'echo got SIGTERM; exit 0' TERM; echo started with $GREETING; while :; do sleep 0.1; done";

    [SkippableFact]
    public async Task A_process_gets_arguments_and_environment_and_its_lines_are_logged()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder();
        builder.AddExecutable("shell", "sh", ".", "-c", "echo out $GREETING; echo err >&2; exit 7").WithEnvironment("GREETING", "hello");
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());

        var ended = await app.ResourceNotifications.WaitForResourceAsync("shell", e => e.Snapshot.ExitCode is not null, Engine.Deadline());
        var lines = await app.LinesAsync(ended.ResourceId, 2);

        ended.Snapshot.State!.Text.ShouldBe(KnownResourceStates.Finished);
        ended.Snapshot.ExitCode.ShouldBe(7);
        lines.ShouldContain(l => !l.IsErrorMessage && l.Content.EndsWith(" out hello", StringComparison.Ordinal));
        lines.ShouldContain(l => l.IsErrorMessage && l.Content.EndsWith(" err", StringComparison.Ordinal));
        await app.StopAsync();
    }

    [SkippableFact]
    public async Task Stop_sends_SIGTERM_and_start_reads_the_callbacks_again()
    {
        Engine.SkipUnlessAvailable();
        var starts = 0;
        var builder = Engine.CreateBuilder();
        var shell = builder.AddExecutable("shell", "bash", ".", "-c", UntilTerm).WithEnvironment(c => c.EnvironmentVariables["GREETING"] = $"start {++starts}");
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());

        (await app.ResourceCommands.ExecuteCommandAsync(shell.Resource, KnownResourceCommands.StopCommand, Engine.Deadline())).Success.ShouldBeTrue();
        State(app, running.ResourceId).ShouldBe(KnownResourceStates.Finished);
        (await app.ResourceCommands.ExecuteCommandAsync("shell", KnownResourceCommands.StartCommand, Engine.Deadline())).Success.ShouldBeTrue();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());

        var lines = await app.LinesAsync(running.ResourceId, 3);
        lines.Select(l => l.Content[(l.Content.IndexOf(' ') + 1)..]).ShouldBe(["started with start 1", "got SIGTERM", "started with start 2"]);
        await app.StopAsync();
    }

    [SkippableFact]
    public async Task Stopping_the_application_leaves_no_process()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder();
        builder.AddExecutable("obedient", "bash", ".", "-c", UntilTerm);
        builder.AddExecutable("stubborn", "bash", ".", "-c", "trap '' TERM; while :; do sleep 0.1; done");
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var pids = new List<int>();
        foreach (var name in new[] { "obedient", "stubborn" })
        {
            var running = await app.ResourceNotifications.WaitForResourceHealthyAsync(name, Engine.Deadline());
            pids.Add((int)running.Snapshot.Properties.First(p => p.Name == "executable.pid").Value!);
        }

        await app.StopAsync(Engine.Deadline());

        pids.Where(pid => Process.GetProcesses().Any(p => p.Id == pid)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_program_that_does_not_exist_fails_to_start_and_says_why()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder();
        builder.AddExecutable("missing", "/no/such/program", ".");
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());

        var failed = await app.ResourceNotifications.WaitForResourceAsync("missing", e => e.Snapshot.State?.Text == KnownResourceStates.FailedToStart, Engine.Deadline());

        (await app.LinesAsync(failed.ResourceId, 1)).ShouldContain(l => l.Content.Contains("/no/such/program"));
        await app.StopAsync();
    }

    [SkippableFact]
    public async Task A_resource_waits_for_the_health_of_another_and_an_http_check_knows_it()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder();
        var ready = new TaskCompletionSource();
        var server = builder.AddExecutable("server", "node", ".", "-e", "require('http').createServer((q,s)=>s.end('ok')).listen(process.env.PORT,'127.0.0.1')")
            .WithHttpEndpoint(env: "PORT", isProxied: false)
            .WithHttpHealthCheck("/")
            .OnResourceReady((_, _, _) =>
            {
                ready.SetResult();
                return Task.CompletedTask;
            });
        builder.AddExecutable("client", "sh", ".", "-c", "echo $SERVER").WaitFor(server).WithEnvironment("SERVER", server.GetEndpoint("http"));
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());

        var client = await app.ResourceNotifications.WaitForResourceAsync("client", e => e.Snapshot.ExitCode is not null, Engine.Deadline());

        ready.Task.IsCompletedSuccessfully.ShouldBeTrue();
        (await app.LinesAsync(client.ResourceId, 1))[0].Content.ShouldEndWith(server.GetEndpoint("http").Url);
        await app.StopAsync();
    }

    [Fact]
    public async Task Without_DCP_the_application_says_what_is_missing()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = ["--ASPIRE_DCP_PATH=/nowhere"], DisableDashboard = true, ProjectDirectory = AppContext.BaseDirectory });
        await using var app = builder.Build();

        var error = await Should.ThrowAsync<DistributedApplicationException>(() => app.StartAsync(Engine.Deadline()));

        error.Message.ShouldBe("ASPIRE_DCP_PATH is /nowhere, where there is no `dcp`.");
    }

    private static string? State(DistributedApplication app, string id) =>
        app.ResourceNotifications.TryGetCurrentState(id, out var state) ? state.Snapshot.State?.Text : null;
}
