using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>Exceptions inside traces (fc::exception with its log messages).</summary>
public static class ExceptionJson
{
    /// <summary>Null stays null.</summary>
    public static Variant Of(ChainException? error) => error is null ? default(Variant) : new VariantObject
    {
        { "code", error.Type.Code },
        { "name", error.Type.Name },
        { "message", error.Type.What },
        { "stack", Variant.Array(error.Steps, step => LogMessage.Of(step)) },
    };
}
