using Antelope;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>What a read of the chain API has at hand, on the chain thread.</summary>
public sealed class ReadContext(Controller chain, ChainApiSettings settings)
{
    public Controller Chain { get; } = chain;

    /// <summary>CPU in microseconds that the node holds against an account beside the chain's own billing.</summary>
    public Func<Name, long> SubjectiveBillOf { get; init; } = _ => 0;

    /// <summary>Counts from the construction on.</summary>
    public RequestTime Time { get; } = new(settings.Clock, settings.MaxResponseTime);
    public ChainApiSettings Settings { get; } = settings;
    public AbiResolver Abis { get; } = new(chain.Db);
    public ActionJson Actions => new(Abis);
    public TransactionOutput Transactions => new(Actions);
    public TransactionInput Input => new(Actions.ToAction);
    public TraceJson Traces => new(Actions, Abis);
}

/// <summary>A read: converts its parameters, which may fail on the request's thread, then reads on the chain thread.</summary>
public sealed record ReadCall(string Name, ParamsKind Kind, Func<Variant, Func<ReadContext, Variant>> Prepare)
{
    /// <summary>A read with parameters.</summary>
    public static ReadCall Of<T>(string name, Func<VariantObject, T> convert, Func<ReadContext, T, Variant> read, ParamsKind kind = ParamsKind.Required) =>
        new(name, kind, json =>
        {
            var parameters = convert(json.AsObject());
            return context => read(context, parameters);
        });

    /// <summary>A read without parameters.</summary>
    public static ReadCall Of(string name, Func<ReadContext, Variant> read) => new(name, ParamsKind.None, _ => read);
}
