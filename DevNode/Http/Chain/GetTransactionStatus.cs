using Antelope;
using Antelope.Json;
using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>get_transaction_status.</summary>
internal static class GetTransactionStatus
{
    /// <summary>The endpoint over what is tracked; it does not say what is wrong with an id.</summary>
    public static ApiCall Call(string prefix, ChainThread chain, FinalityStatus status) => new(prefix + "get_transaction_status", async body =>
    {
        ChainErrors.InvalidHttpRequest.Assert(body.Length > 0, "A Request body is required");
        var id = ReadId(body);
        return new(200, await chain.RunAsync(_ => Read(status, id), ChainPriority.MediumLow));
    });

    private static Checksum256 ReadId(byte[] body)
    {
        var error = ChainErrors.InvalidHttpRequest;
        try
        {
            var json = JsonText.Parse(body).AsObject();
            var id = json.TryGet("id", out var text) ? ParamReader.ToChecksum256(text) : default;
            return id.IsZero ? throw error.Error("Invalid transaction id") : id;
        }
        catch (Exception e) when (e is not ChainException)
        {
            throw error.Error("Invalid transaction id");
        }
    }

    private static Variant Read(FinalityStatus status, Checksum256 id)
    {
        var found = status.Find(id);
        var json = new VariantObject { { "state", found?.Name ?? "UNKNOWN" } };
        if (found is { State: { BlockId.IsZero: false } state })
            json.Add("block_number", FinalityStatus.NumberOf(state.BlockId)).Add("block_id", state.BlockId).Add("block_timestamp", state.BlockTime);
        if (found is { } known)
            json.Add("expiration", known.State.Expiration.ToTimePoint());
        return json
            .Add("head_number", FinalityStatus.NumberOf(status.Head.Id))
            .Add("head_id", status.Head.Id)
            .Add("head_timestamp", status.Head.Time)
            .Add("irreversible_number", FinalityStatus.NumberOf(status.Irreversible.Id))
            .Add("irreversible_id", status.Irreversible.Id)
            .Add("irreversible_timestamp", status.Irreversible.Time)
            .Add("earliest_tracked_block_id", status.EarliestTrackedBlockId)
            .Add("earliest_tracked_block_number", FinalityStatus.NumberOf(status.EarliestTrackedBlockId));
    }
}
