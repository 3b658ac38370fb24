using System.Net.Sockets;
using System.Text.Json;
using Antelope;

namespace DevNode.Hosting;

/// <summary>
/// Asks a keosd whose wallet is unlocked to sign (nodeos signature_provider_plugin, KEOSD:URL): the URL's sign_digest gets
/// [digest, public key] and answers the signature. Over http, or over a unix socket as unix://SOCKET/PATH.
/// </summary>
internal sealed class KeosdSigner
{
    private const string UnixScheme = "unix://";
    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly string _text;

    /// <param name="url">http://HOST:PORT/v1/wallet/sign_digest or unix:///SOCKET/v1/wallet/sign_digest; <see cref="FormatException"/> when it is neither.</param>
    /// <param name="timeout">How long an answer may take.</param>
    public KeosdSigner(string url, TimeSpan timeout)
    {
        _text = url;
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (url.StartsWith(UnixScheme, StringComparison.Ordinal))
        {
            var (socket, path) = Split(url[UnixScheme.Length..]);
            handler.ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            };
            _url = new Uri($"http://localhost{path}");
        }
        else
        {
            _url = Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : throw new FormatException($"'{url}' is no URL of keosd");
        }
        _http = new(handler) { Timeout = timeout };
    }

    /// <summary>The signature; <see cref="IOException"/> when keosd gives none in time.</summary>
    public Signature Sign(PublicKey key, Checksum256 digest)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url)
            {
                Content = new StringContent(JsonSerializer.Serialize(new[] { digest.ToString(), key.ToString() })),
            };
            using var answer = _http.Send(request);
            using var text = new StreamReader(answer.Content.ReadAsStream());
            var body = text.ReadToEnd();
            if (!answer.IsSuccessStatusCode)
                throw new IOException($"keosd at {_text} refuses to sign with {key}: {body}");
            return Signature.Parse(JsonSerializer.Deserialize<string>(body) ?? "");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or FormatException)
        {
            throw new IOException($"keosd at {_text} gives no signature of {key}: {e.Message}", e);
        }
    }

    /// <summary>The socket is the longest part of the path before a slash that is no directory.</summary>
    private static (string Socket, string Path) Split(string text)
    {
        for (var slash = text.IndexOf('/', 1); slash > 0; slash = text.IndexOf('/', slash + 1))
        {
            if (!Directory.Exists(text[..slash]))
                return (text[..slash], text[slash..]);
        }
        throw new FormatException($"'{UnixScheme}{text}' does not name a socket and a path after it");
    }
}
