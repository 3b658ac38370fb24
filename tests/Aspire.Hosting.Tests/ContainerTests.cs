using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests;

/// <summary>Containers run by the real DCP and a Docker engine.</summary>
public sealed class ContainerTests
{
    private const string UntilTerm = "trap 'echo got SIGTERM; exit 0' TERM; echo started $N; while :; do sleep 0.1; done";

    [SkippableFact]
    public async Task A_container_gets_what_was_declared_and_its_lines_are_logged()
    {
        await Docker.SkipUnlessAvailableAsync();
        var directory = Directory.CreateTempSubdirectory("containers-");
        var volume = $"aspire-hosting-tests-{Guid.NewGuid():N}";
        File.WriteAllText(Path.Combine(directory.FullName, "file"), "of the host\n");
        var builder = Engine.CreateBuilder();
        builder.AddContainer("shell", Docker.Shell)
            .WithImagePullPolicy(ImagePullPolicy.Never)
            .WithEntrypoint("/bin/bash")
            .WithArgs("-c", "id -u; echo $GREETING; cat /mounted/file; echo x > /mounted/file; echo kept > /data/file && cat /data/file; echo y > /file; exit 7")
            .WithEnvironment("GREETING", "hello")
            .WithBindMount(directory.FullName, "/mounted", isReadOnly: true)
            .WithVolume(volume, "/data")
            .WithContainerRuntimeArgs("--user", "0:0", "--read-only", "--cap-drop", "ALL");
        await using var app = builder.Build();
        try
        {
            await app.StartAsync(Engine.Deadline());
            var ended = await app.ResourceNotifications.WaitForResourceAsync("shell", e => e.Snapshot.ExitCode is not null, Engine.Deadline());
            var lines = await app.LinesAsync(ended.ResourceId, 6);

            (ended.Snapshot.ResourceType, ended.Snapshot.State!.Text, ended.Snapshot.ExitCode).ShouldBe(("Container", KnownResourceStates.Exited, 7));
            lines.Where(l => !l.IsErrorMessage).Select(l => l.Content.Split(' ', 2)[1]).ShouldBe(["0", "hello", "of the host", "kept"]);
            lines.Count(l => l.IsErrorMessage && l.Content.Contains("Read-only file system")).ShouldBe(2);
            ended.Snapshot.Properties.First(p => p.Name == "container.image").Value.ShouldBe(Docker.Shell);
            await app.StopAsync(Engine.Deadline());
            (await Docker.NamesAsync("volume", volume)).ShouldHaveSingleItem();
        }
        finally
        {
            await app.StopAsync(Engine.Deadline());
            await Docker.CommandAsync("volume", "rm", "-f", volume);
            directory.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task Containers_reach_each_other_by_name_and_the_hosts_loopback_through_the_gateway()
    {
        await Docker.SkipUnlessAvailableAsync();
        const string server = "require('http').createServer((q,s)=>s.end('from '+process.env.NAME+'\\n')).listen(process.env.PORT,process.env.ADDRESS)";
        const string ask = "ask() { exec 3<>/dev/tcp/${1/:/\\/}; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; while read -r l <&3; do case $l in from*) echo $l;; esac; done; }; ";
        var builder = Engine.CreateBuilder();
        var host = builder.AddExecutable("host", "node", ".", "-e", server).WithHttpEndpoint(env: "PORT", isProxied: false)
            .WithEnvironment("NAME", "host").WithEnvironment("ADDRESS", "127.0.0.1").WithHttpHealthCheck("/");
        // The other container listens on a port that is not published: sleep keeps its name resolvable.
        var other = builder.AddContainer("other", Docker.Shell).WithImagePullPolicy(ImagePullPolicy.Never).WithEntrypoint("/bin/sleep").WithArgs("600").WithContainerNetworkAlias("another");
        builder.AddContainer("client", Docker.Shell).WithImagePullPolicy(ImagePullPolicy.Never).WithEntrypoint("/bin/bash").WaitFor(host).WaitFor(other)
            .WithEnvironment("SERVER", host.GetEndpoint("http").Property(EndpointProperty.HostAndPort))
            .WithArgs("-c", ask + "ask $SERVER; for n in other another client; do { exec 4<>/dev/tcp/$n/9; } 2>&1 | { read -r l; echo $n ${l##*: }; }; done");
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());

        var client = await app.ResourceNotifications.WaitForResourceAsync("client", e => e.Snapshot.ExitCode is not null, Engine.Deadline());
        var lines = (await app.LinesAsync(client.ResourceId, 4)).Select(l => l.Content.Split(' ', 2)[1]).ToList();

        // "refused" is the answer of a container that is there and does not listen; an unknown name would be "not known".
        lines.ShouldBe(["from host", "other Connection refused", "another Connection refused", "client Connection refused"], ignoreOrder: true);
        await app.StopAsync(Engine.Deadline());
    }

    [SkippableFact]
    public async Task Stop_sends_SIGTERM_start_makes_a_new_container_and_the_end_leaves_none()
    {
        await Docker.SkipUnlessAvailableAsync();
        var (starts, name) = (0, $"aspire-hosting-tests-{Guid.NewGuid():N}");
        var builder = Engine.CreateBuilder($"--applicationName={name[^20..]}");
        var shell = builder.AddContainer("shell", Docker.Shell).WithImagePullPolicy(ImagePullPolicy.Never).WithEntrypoint("/bin/bash").WithArgs("-c", UntilTerm)
            .WithEnvironment(c => c.EnvironmentVariables["N"] = $"{++starts}").WithContainerName(name);
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());
        (await Docker.NamesAsync("container", name)).ShouldBe([name]);
        (await Docker.NamesAsync("network", name[^20..])).ShouldHaveSingleItem();
        await app.LinesAsync(running.ResourceId, 1);

        (await app.ResourceCommands.ExecuteCommandAsync(shell.Resource, KnownResourceCommands.StopCommand, Engine.Deadline())).Success.ShouldBeTrue();
        (await app.ResourceCommands.ExecuteCommandAsync(shell.Resource, KnownResourceCommands.StartCommand, Engine.Deadline())).Success.ShouldBeTrue();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());
        var lines = await app.LinesAsync(running.ResourceId, 3);
        await app.StopAsync(Engine.Deadline());

        lines.Select(l => l.Content.Split(' ', 2)[1]).ShouldBe(["started 1", "got SIGTERM", "started 2"]);
        (await Docker.NamesAsync("container", name)).ShouldBeEmpty();
        (await Docker.NamesAsync("network", name[^20..])).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task An_endpoint_is_published_on_the_loopback_interface_only()
    {
        await Docker.SkipUnlessAvailableAsync();
        var builder = Engine.CreateBuilder();
        var shell = builder.AddContainer("shell", Docker.Shell).WithImagePullPolicy(ImagePullPolicy.Never).WithEntrypoint("/bin/sleep").WithArgs("600")
            .WithEndpoint(targetPort: 80, name: "tcp", isProxied: false);
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());
        var id = (string)running.Snapshot.Properties.First(p => p.Name == "container.id").Value!;

        var ports = await Docker.CommandAsync("port", id);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", shell.GetEndpoint("tcp").Port, Engine.Deadline());

        ports.ShouldBe($"80/tcp -> 127.0.0.1:{shell.GetEndpoint("tcp").Port}");
        await app.StopAsync(Engine.Deadline());
    }

    [SkippableFact]
    public async Task An_image_that_does_not_exist_fails_to_start_and_says_why()
    {
        await Docker.SkipUnlessAvailableAsync();
        var builder = Engine.CreateBuilder();
        builder.AddContainer("missing", "aspire-hosting-tests/no-such-image", "7").WithImagePullPolicy(ImagePullPolicy.Never);
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());

        var failed = await app.ResourceNotifications.WaitForResourceAsync("missing", e => e.Snapshot.State?.Text == KnownResourceStates.FailedToStart, Engine.Deadline());

        (await app.LinesAsync(failed.ResourceId, 1)).ShouldContain(l => l.Content.Contains("aspire-hosting-tests/no-such-image:7"));
        await app.StopAsync(Engine.Deadline());
    }
}
