using System.Text;
using Bench.Robustness;

namespace Bench.Api;

/// <summary>Bodies for an endpoint: mostly of its parameters, some of them left out, some damaged, some no JSON.</summary>
internal sealed class RequestSource(ChainFacts facts, Random random)
{
    private static readonly string[] Fixed = ["", "{}", " ", "{ }", "[]", "null", "0", "\"x\"", "{", "}", "{\"x\":1}", "{\"x\"", "[[", "\"", "tru", "{\"a\":{}}", "{}{}", "{},", "//", "\u00e9"];
    private readonly ParameterValues _values = new(facts, random);
    private readonly ByteMutator _mutator = new(random);

    /// <summary>The number-th body of an endpoint: the fixed ones first.</summary>
    public byte[] Next(ApiEndpoint endpoint, int number)
    {
        if (number < Fixed.Length)
            return Encoding.UTF8.GetBytes(Fixed[number]);
        var body = Encoding.UTF8.GetBytes(endpoint.BodyKind is { } kind ? _values.Of(kind) : Object(endpoint));
        return endpoint.IsDamaged && random.Next(10) == 0 ? _mutator.Mutate(body) : body;
    }

    private string Object(ApiEndpoint endpoint)
    {
        if (endpoint.Parameters.Length == 0)
            return random.Next(4) == 0 ? $"{{{_values.Of("name")}:1}}" : "{}";
        // The first parameters say which rows, those behind them how: a request without one of the first says little.
        var members = endpoint.Parameters.Where((_, i) => i < 4 ? random.Next(12) != 0 : random.Next(2) == 0);
        return $"{{{string.Join(',', members.Select(p => $"\"{p.Name}\":{_values.Of(p.Kind)}"))}}}";
    }
}
