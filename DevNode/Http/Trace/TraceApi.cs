using System.Security.Cryptography;
using Antelope;
using Antelope.Abi;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>nodeos's trace_api_plugin: get_block and get_transaction_trace.</summary>
internal sealed class TraceApi(TraceStore store, IReadOnlyDictionary<Name, AbiSerializer> abis)
{
    /// <summary>The plugin that asks for it.</summary>
    public const string Plugin = "eosio::trace_api_plugin";

    private const string Prefix = "/v1/trace_api/";
    private const int MinIdLength = 8;
    private const int MaxIdLength = 64;
    private readonly BlockTraceJson _json = new(abis);

    public IEnumerable<ApiCall> Calls() =>
    [
        new(Prefix + "get_block", body => Task.FromResult(GetBlock(body))),
        new(Prefix + "get_transaction_trace", body => Task.FromResult(GetTransactionTrace(body))),
    ];

    private ApiAnswer GetBlock(byte[] body)
    {
        if (Parse<uint>(body, p => p["block_num"].AsUInt64() is <= uint.MaxValue and var number ? (uint)number : null) is not { } block)
            return ApiErrors.Plain(400, "Bad or missing block_num");
        return store.Find(block) is { } found
            ? new(200, _json.Of(found.Block, found.IsIrreversible))
            : ApiErrors.Plain(404, "Trace API: block trace missing");
    }

    private ApiAnswer GetTransactionTrace(byte[] body)
    {
        if (Parse<Checksum256>(body, ReadId) is not { } id)
            return ApiErrors.Plain(400, "Bad or missing transaction ID");
        if (store.FindTransaction(id) is not { } number)
            return ApiErrors.Plain(404, "Trace API: transaction id missing in the transaction id log files");
        return store.Find(number)?.Block.Transactions.FirstOrDefault(t => t.Id == id) is { } transaction
            ? new(200, _json.Of(transaction))
            : ApiErrors.Plain(404, "Trace API: transaction trace missing");
    }

    /// <summary>A last half of a byte counts, too (fc sha256 of a string).</summary>
    private static Checksum256? ReadId(VariantObject parameters)
    {
        var text = parameters["id"].AsString();
        var length = Utf8Text.ByteCount(text);
        return length is >= MinIdLength and <= MaxIdLength ? ParamReader.ToChecksum256(length % 2 == 0 ? text : text + '0') : null;
    }

    /// <summary>Null for whatever does not fit: nodeos does not say what is wrong.</summary>
    private static T? Parse<T>(byte[] body, Func<VariantObject, T?> read) where T : struct
    {
        try
        {
            return body.Length == 0 ? null : read(JsonText.Parse(body).AsObject());
        }
        catch (Exception e) when (e is FormatException or CryptographicException or DevNode.Chain.ChainException or KeyNotFoundException)
        {
            return null;
        }
    }
}
