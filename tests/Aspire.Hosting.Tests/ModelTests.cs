using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Tests;

/// <summary>The model alone: nothing is started.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("a.b")]
    public void Names_that_break_the_rule_are_refused(string name) =>
        Should.Throw<DistributedApplicationException>(() => Engine.CreateBuilder().AddExecutable(name, "sh", ".")).Message.ShouldContain($"'{name}'");

    [Fact]
    public void A_name_is_unique_ignoring_case()
    {
        var builder = Engine.CreateBuilder();
        builder.AddExecutable("node", "sh", ".");

        Should.Throw<DistributedApplicationException>(() => builder.AddExecutable("NODE", "sh", ".")).Message.ShouldContain("already");
    }

    [Fact]
    public void An_endpoint_is_declared_once_and_an_unknown_one_is_named()
    {
        var node = Engine.CreateBuilder().AddExecutable("node", "sh", ".").WithHttpEndpoint(8888);

        Should.Throw<DistributedApplicationException>(() => node.WithHttpEndpoint(8889)).Message.ShouldBe("The resource 'node' already has an endpoint 'http'.");
        Should.Throw<InvalidOperationException>(() => node.GetEndpoint("p2p").Url).Message.ShouldBe("The resource 'node' has no endpoint 'p2p'; it has: http.");
    }

    [Fact]
    public void Endpoints_without_a_port_get_different_free_ones()
    {
        var builder = Engine.CreateBuilder();
        var a = builder.AddExecutable("a", "sh", ".").WithHttpEndpoint().WithEndpoint(name: "p2p", scheme: "tcp");
        var b = builder.AddExecutable("b", "sh", ".").WithHttpEndpoint(8888, 8888, isProxied: false);

        EndpointAllocator.Allocate(new DistributedApplicationModel(builder.Resources));

        a.GetEndpoint("http").Port.ShouldNotBe(a.GetEndpoint("p2p").Port);
        b.GetEndpoint("http").Url.ShouldBe("http://localhost:8888");
    }

    [SkippableFact]
    public async Task Telemetry_goes_to_the_dashboard_with_the_resources_name_and_the_key()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder(withDashboard: true);
        var node = builder.AddExecutable("node", "sh", ".").WithOtlpExporter();
        await using var app = builder.Build();
        EndpointAllocator.Allocate(app.Services.GetRequiredService<DistributedApplicationModel>());

        var executable = await app.Services.GetRequiredService<ExecutableFactory>().CreateAsync(node.Resource, 1, CancellationToken.None);

        var env = executable.Spec!.Env!.ToDictionary(e => e.Name, e => e.Value);
        env["OTEL_SERVICE_NAME"].ShouldBe("node");
        env["OTEL_EXPORTER_OTLP_HEADERS"].ShouldBe($"x-otlp-api-key={builder.Configuration["AppHost:OtlpApiKey"]}");
        env["OTEL_EXPORTER_OTLP_ENDPOINT"].ShouldBe(builder.Resources.OfType<Dashboard.DashboardResource>().Single().GetEndpoint("otlp-grpc").Url);
        $"node-{env["OTEL_RESOURCE_ATTRIBUTES"]!.Split('=')[1]}".ShouldBe(executable.Metadata.Name);
        env["OTEL_BSP_SCHEDULE_DELAY"].ShouldBe("1000");
    }

    [Fact]
    public async Task Urls_are_those_of_the_endpoints_as_callbacks_change_them()
    {
        var builder = Engine.CreateBuilder();
        var node = builder.AddExecutable("node", "sh", ".").WithHttpEndpoint(8888).WithUrlForEndpoint("http", u => (u.Url, u.DisplayText) = (u.Url + "/v1", "API"));
        EndpointAllocator.Allocate(new DistributedApplicationModel(builder.Resources));

        var urls = await EndpointAllocator.UrlsAsync(node.Resource, builder.ExecutionContext, CancellationToken.None);

        urls.Select(u => (u.Url, u.DisplayText)).ShouldBe([("http://localhost:8888/v1", "API")]);
    }

    [Fact]
    public async Task Health_is_the_worst_report_of_a_running_resource()
    {
        var builder = Engine.CreateBuilder();
        var node = builder.AddExecutable("node", "sh", ".").WithHealthCheck("a").WithHealthCheck("b");
        await using var app = builder.Build();
        await app.ResourceNotifications.PublishUpdateAsync(node.Resource, s => s with { State = KnownResourceStates.Running });
        Snapshot().HealthStatus.ShouldBe(HealthStatus.Unhealthy); // no check has run

        await app.ResourceNotifications.PublishUpdateAsync(node.Resource, s => s with
        {
            HealthReports = [new("a", HealthStatus.Healthy, null, null), new("b", HealthStatus.Degraded, null, null)],
        });
        Snapshot().HealthStatus.ShouldBe(HealthStatus.Degraded);

        await app.ResourceNotifications.PublishUpdateAsync(node.Resource, s => s with { State = KnownResourceStates.Stopping });
        Snapshot().HealthStatus.ShouldBeNull();

        CustomResourceSnapshot Snapshot() => app.ResourceNotifications.TryGetCurrentState(node.Resource.GetResourceId(), out var e) ? e.Snapshot : null!;
    }

    [Fact]
    public async Task Waiting_for_health_ends_with_the_resource_when_that_is_wanted()
    {
        var builder = Engine.CreateBuilder();
        var node = builder.AddExecutable("node", "sh", ".");
        await using var app = builder.Build();
        await app.ResourceNotifications.PublishUpdateAsync(node.Resource, s => s with { State = KnownResourceStates.Finished, ExitCode = 3 });

        var error = await Should.ThrowAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("node", WaitBehavior.StopOnResourceUnavailable, Engine.Deadline()));

        error.Message.ShouldBe("The resource 'node' is in state 'Finished' (exit code 3) and will not become healthy.");
    }

    [Fact]
    public async Task A_command_that_throws_fails_with_the_reason()
    {
        var builder = Engine.CreateBuilder();
        var node = builder.AddExecutable("node", "sh", ".").WithCommand("break", "Break", _ => throw new InvalidOperationException("broken"));
        await using var app = builder.Build();

        var result = await app.ResourceCommands.ExecuteCommandAsync(node.Resource, "break");
        var unknown = await app.ResourceCommands.ExecuteCommandAsync("node", "mend");

        (result.Success, result.Message).ShouldBe((false, "broken"));
        unknown.Message.ShouldBe("The resource 'node' has no command 'mend'.");
    }

    [Fact]
    public async Task Events_reach_the_subscribers_of_their_resource_only()
    {
        var builder = Engine.CreateBuilder();
        var (a, b) = (builder.AddExecutable("a", "sh", "."), builder.AddExecutable("b", "sh", "."));
        var told = new List<string>();
        a.OnResourceReady((r, _, _) =>
        {
            told.Add(r.Name);
            return Task.CompletedTask;
        });
        await using var app = builder.Build();

        await builder.Eventing.PublishAsync(new ResourceReadyEvent(b.Resource, app.Services));
        await builder.Eventing.PublishAsync(new ResourceReadyEvent(a.Resource, app.Services));

        told.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_custom_resource_has_the_state_its_owner_publishes()
    {
        var builder = Engine.CreateBuilder();
        var chain = builder.AddResource(new ChainResource("chain")).WithInitialState(new() { ResourceType = "Chain", Properties = [new("head", 1)] });
        await using var app = builder.Build();

        await app.ResourceNotifications.PublishUpdateAsync(chain.Resource, s => s with { State = new("Syncing", KnownResourceStateStyles.Info) });
        var reached = await app.ResourceNotifications.WaitForResourceAsync("chain", ["Syncing"], Engine.Deadline());

        reached.ShouldBe("Syncing");
        app.ResourceNotifications.TryGetCurrentState("chain", out var state).ShouldBeTrue();
        (state!.Snapshot.ResourceType, state.Snapshot.Properties[0].Name).ShouldBe(("Chain", "head"));
    }

    private sealed class ChainResource(string name) : ApplicationModel.Resource(name);
}
