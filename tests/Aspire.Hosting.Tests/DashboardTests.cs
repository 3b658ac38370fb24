using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Protocol;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests;

/// <summary>The real dashboard, and the resource service that it reads, over plain HTTP/2.</summary>
public sealed class DashboardTests
{
    [SkippableFact]
    public async Task The_dashboard_comes_up_and_its_login_link_works_for_who_has_the_token()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder(withDashboard: true);
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var dashboard = builder.Resources.OfType<DashboardResource>().Single();
        await app.ResourceNotifications.WaitForResourceHealthyAsync(dashboard.Name, Engine.Deadline());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

        var url = dashboard.GetEndpoint("http").Url;
        using var right = await http.GetAsync($"{url}/login?t={builder.Configuration["AppHost:BrowserToken"]}", Engine.Deadline());
        using var wrong = await http.GetAsync($"{url}/login?t=wrong", Engine.Deadline());

        right.Headers.Contains("Set-Cookie").ShouldBeTrue();
        wrong.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(c => c.Contains("Dashboard.Auth", StringComparison.Ordinal));
        await app.StopAsync(Engine.Deadline());
    }

    [SkippableFact]
    public async Task The_resource_service_tells_of_resources_executes_commands_and_refuses_strangers()
    {
        Engine.SkipUnlessAvailable();
        var builder = Engine.CreateBuilder(withDashboard: true);
        var asked = 0;
        var shell = builder.AddExecutable("shell", "bash", ".", "-c", "while :; do sleep 0.1; done")
            .WithCommand("count", "Count", _ => Task.FromResult(++asked == 1 ? CommandResults.Success() : CommandResults.Failure("once is enough")), new() { ConfirmationMessage = "Sure?", IconName = "Add" });
        await using var app = builder.Build();
        await app.StartAsync(Engine.Deadline());
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync("shell", Engine.Deadline());
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        http.BaseAddress = new Uri(app.Services.GetRequiredService<ResourceServiceHost>().Url);
        (await SendAsync(http, "GetApplicationInformation", new ApplicationInformationRequest())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Add("x-resource-service-api-key", builder.Configuration["AppHost:ResourceService:ApiKey"]);

        var resource = await WatchAsync(http, r => r.DisplayName == "shell" && r.State == "Running");
        var first = await CallAsync(http, "ExecuteResourceCommand", new ResourceCommandRequest { CommandName = "count", ResourceName = running.ResourceId }, ResourceCommandResponse.Parser);
        var second = await CallAsync(http, "ExecuteResourceCommand", new ResourceCommandRequest { CommandName = "count", ResourceName = running.ResourceId }, ResourceCommandResponse.Parser);

        resource.Name.ShouldBe(shell.Resource.GetResourceId());
        resource.Commands.Select(c => (c.Name, c.State)).ShouldBe(
            [("start", Dashboard.Protocol.ResourceCommandState.Hidden), ("stop", Dashboard.Protocol.ResourceCommandState.Enabled), ("restart", Dashboard.Protocol.ResourceCommandState.Enabled), ("count", Dashboard.Protocol.ResourceCommandState.Enabled)]);
        resource.Commands[3].ConfirmationMessage.ShouldBe("Sure?");
        resource.Properties.ShouldContain(p => p.Name == "executable.path" && p.Value.StringValue == "bash");
        (first.Kind, second.Kind, second.Message).ShouldBe((ResourceCommandResponseKind.Succeeded, ResourceCommandResponseKind.Failed, "once is enough"));
        await app.StopAsync(Engine.Deadline());
    }

    private static async Task<Dashboard.Protocol.Resource> WatchAsync(HttpClient http, Predicate<Dashboard.Protocol.Resource> wanted)
    {
        using var response = await SendAsync(http, "WatchResources", new WatchResourcesRequest());
        await using var stream = await response.Content.ReadAsStreamAsync(Engine.Deadline());
        while (true)
        {
            var update = await ReadAsync(stream, WatchResourcesUpdate.Parser);
            if (update.Changes?.Value.Select(c => c.Upsert).FirstOrDefault(r => wanted(r)) is { } found)
                return found;
        }
    }

    private static async Task<T> CallAsync<T>(HttpClient http, string method, IMessage request, MessageParser<T> parser)
        where T : IMessage<T>
    {
        using var response = await SendAsync(http, method, request);
        await using var stream = await response.Content.ReadAsStreamAsync(Engine.Deadline());
        return await ReadAsync(stream, parser);
    }

    // A gRPC message is a zero byte (not compressed), its length as four bytes big-endian, and the message.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string method, IMessage message)
    {
        var body = message.ToByteArray();
        var content = new ByteArrayContent([0, (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, .. body]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/aspire.v1.DashboardService/{method}") { Content = content, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TE.Add(new("trailers"));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Engine.Deadline());
    }

    private static async Task<T> ReadAsync<T>(Stream stream, MessageParser<T> parser)
        where T : IMessage<T>
    {
        var header = new byte[5];
        await stream.ReadExactlyAsync(header, Engine.Deadline());
        var body = new byte[header[1] << 24 | header[2] << 16 | header[3] << 8 | header[4]];
        await stream.ReadExactlyAsync(body, Engine.Deadline());
        return parser.ParseFrom(body);
    }
}
