using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Whether an endpoint takes parameters (nodeos http_params_types).</summary>
public enum ParamsKind
{
    /// <summary>No body, or an empty object.</summary>
    None,

    /// <summary>A body that is not empty.</summary>
    Required,

    /// <summary>A body or none.</summary>
    Optional,
}

/// <summary>Request bodies as nodeos's parse_params takes them.</summary>
public static class ApiParams
{
    private const string NotParsed = "Unable to parse valid input from POST body";

    /// <summary>Parses and converts a body; invalid_http_request for everything that does not fit.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="kind">What the endpoint takes; <paramref name="convert"/> gets an empty object where no body is allowed and none came.</param>
    /// <param name="convert">Takes the parameters out of the JSON.</param>
    public static T Parse<T>(ReadOnlySpan<byte> body, ParamsKind kind, Func<Variant, T> convert)
    {
        var isEmpty = IsEmpty(body);
        if (kind == ParamsKind.Required && isEmpty)
            throw ChainErrors.InvalidHttpRequest.Error("A Request body is required");
        try
        {
            if (isEmpty)
                return convert(new VariantObject());
            return kind == ParamsKind.None
                ? throw ChainErrors.InvalidHttpRequest.Error("no parameter should be given")
                : convert(JsonText.Parse(body));
        }
        catch (Exception e)
        {
            var error = ChainErrors.InvalidHttpRequest.Error(NotParsed);
            foreach (var detail in ApiErrors.ToChainException(e).Steps)
                error.Append(detail);
            throw error;
        }
    }

    /// <summary>No body for no parameters; invalid_http_request otherwise.</summary>
    public static void None(ReadOnlySpan<byte> body) => Parse(body, ParamsKind.None, _ => true);

    /// <summary>Nothing but blanks, or braces around nothing but blanks and tabs (nodeos is_empty_content).</summary>
    private static bool IsEmpty(ReadOnlySpan<byte> body)
    {
        var trimmed = body.Trim((byte)' ');
        return trimmed.IsEmpty || (trimmed.Length > 1 && trimmed[0] == '{' && trimmed[^1] == '}' && trimmed[1..^1].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0);
    }
}
