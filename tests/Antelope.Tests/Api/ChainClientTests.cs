using System.Net;
using System.Net.Sockets;
using System.Text;
using Antelope.Api;
using Antelope.Chain;

namespace Antelope.Tests.Api;

/// <summary>The client over real sockets, against answers recorded from nodeos.</summary>
public sealed class ChainClientTests : IAsyncLifetime
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Queue<(int Status, string Body)> _answers = new();
    private Task _serving = Task.CompletedTask;
    private ChainClient _client = null!;

    public Task InitializeAsync()
    {
        _listener.Start();
        _client = new(new HttpClient { BaseAddress = new($"http://{_listener.LocalEndpoint}") });
        _serving = ServeAsync();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
    }

    [Fact]
    public async Task An_account_is_typed()
    {
        Answer(200, GoldenFile.Read("answers.json").GetProperty("get_account_eosio_prods").GetRawText());
        var account = await _client.GetAccountAsync("eosio.prods");
        account!.AccountName.ShouldBe((Name)"eosio.prods");
        account.RamQuota.ShouldBe(-1);
        account.Permissions.Select(p => p.Name.ToString()).ShouldBe(["active", "owner", "prod.major", "prod.minor"]);
        account.Permissions[0].RequiredAuth.ShouldBe(Authority.Of(new PermissionLevel("eosio", "active")));
        _requests[0].ShouldContain("POST /v1/chain/get_account");
        _requests[0].ShouldEndWith("{\"account_name\":\"eosio.prods\"}");
    }

    [Fact]
    public async Task Schedules_and_features_are_typed()
    {
        var answers = GoldenFile.Read("answers.json");
        Answer(200, answers.GetProperty("get_producer_schedule").GetRawText());
        Answer(201, answers.GetProperty("get_supported_protocol_features").GetRawText());
        var schedules = await _client.GetProducerScheduleAsync();
        schedules.Active!.Producers.Single().ProducerName.ShouldBe((Name)"eosio");
        schedules.Pending.ShouldBeNull();
        (await _client.GetSupportedProtocolFeaturesAsync()).Select(f => f.CodeName).ShouldContain("PREACTIVATE_FEATURE");
    }

    [Fact]
    public async Task An_error_carries_what_the_node_said()
    {
        Answer(500, """{"code":500,"message":"Internal Service Error","error":{"code":3050003,"name":"eosio_assert_message_exception","what":"eosio_assert_message assertion failure","details":[{"message":"assertion failure with message: overdrawn balance","file":"a.cpp","line_number":1,"method":"m"},{"message":"pending console output: ","file":"b.cpp","line_number":2,"method":"n"}]}}""");
        var error = await Should.ThrowAsync<ChainApiException>(() => _client.SendTransactionAsync(new([], CompressionType.None, [], [])));
        error.HttpStatus.ShouldBe(HttpStatusCode.InternalServerError);
        error.Code.ShouldBe(3050003);
        error.Name.ShouldBe("eosio_assert_message_exception");
        error.Details.ShouldBe(["assertion failure with message: overdrawn balance", "pending console output: "]);
        error.Message.ShouldContain("overdrawn balance");
        error.Path.ShouldBe("/v1/chain/send_transaction");
    }

    [Fact]
    public async Task What_is_no_json_is_an_error_too()
    {
        Answer(502, "<html>");
        (await Should.ThrowAsync<ChainApiException>(() => _client.GetInfoAsync())).HttpStatus.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Only_calls_that_change_nothing_are_tried_again_without_a_connection()
    {
        var attempts = 0;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) =>
            {
                attempts++;
                throw new SocketException((int)SocketError.ConnectionRefused);
            },
        };
        var client = new ChainClient(new HttpClient(handler) { BaseAddress = new("http://127.0.0.1:1") });
        await Should.ThrowAsync<HttpRequestException>(() => client.GetInfoAsync());
        attempts.ShouldBe(ChainClient.MaxAttempts);
        attempts = 0;
        await Should.ThrowAsync<HttpRequestException>(() => client.SendTransactionAsync(new([], CompressionType.None, [], [])));
        attempts.ShouldBe(1);
    }

    private void Answer(int status, string body) => _answers.Enqueue((status, body));

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                await using var stream = new NetworkStream(socket);
                _requests.Add(await ReadRequestAsync(stream));
                var (status, body) = _answers.Dequeue();
                var bytes = Encoding.UTF8.GetBytes(body);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: {bytes.Length}\r\n\r\n"), _stop.Token);
                await stream.WriteAsync(bytes, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var text = "";
        var buffer = new byte[4096];
        while (true)
        {
            text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var header = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase));
            if (text.Length - end - 4 >= int.Parse(header?.Split(':')[1].Trim() ?? "0"))
                return text;
        }
    }
}
