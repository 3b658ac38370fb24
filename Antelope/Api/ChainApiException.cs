using System.Net;
using Antelope.Json;

namespace Antelope.Api;

/// <summary>A node answered with an error.</summary>
public sealed class ChainApiException : Exception
{
    public ChainApiException(string path, HttpStatusCode status, Variant body)
        : base(Describe(path, status, body))
    {
        HttpStatus = status;
        Path = path;
        var error = Member(body, "error");
        Code = Member(error, "code") is { IsInteger: true } code ? code.AsInt64() : 0;
        Name = TextOf(error, "name");
        What = TextOf(error, "what");
        Details = Messages(error);
    }

    public HttpStatusCode HttpStatus { get; }

    /// <summary>The endpoint, such as <c>/v1/chain/get_account</c>.</summary>
    public string Path { get; }

    /// <summary>nodeos's number of the error, such as 3050003; 0 when the answer has none.</summary>
    public long Code { get; }

    /// <summary>nodeos's name of the error, such as <c>eosio_assert_message_exception</c>; empty when the answer has none.</summary>
    public string Name { get; }

    /// <summary>The fixed text of the error; empty when the answer has none.</summary>
    public string What { get; }

    /// <summary>Every message, the innermost first, as the node has sent them.</summary>
    public IReadOnlyList<string> Details { get; }

    private static string Describe(string path, HttpStatusCode status, Variant body)
    {
        var error = Member(body, "error");
        var name = TextOf(error, "name");
        if (name.Length == 0)
            return $"{path} answered {(int)status}: {(body.IsNull ? "no JSON" : body.ToString())}";
        var details = string.Join("; ", Messages(error));
        return $"{path} answered {(int)status}: {name} ({TextOf(error, "code")}): {(details.Length != 0 ? details : TextOf(error, "what"))}";
    }

    private static List<string> Messages(Variant error) =>
        Member(error, "details") is { IsArray: true } details ? [.. details.AsArray().Select(d => TextOf(d, "message"))] : [];

    private static string TextOf(Variant value, string key) => Member(value, key) is { IsArray: false, IsObject: false } text ? text.AsString() : "";

    private static Variant Member(Variant value, string key) => value.IsObject && value.AsObject().TryGet(key, out var member) ? member : default;
}
