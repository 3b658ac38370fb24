using Antelope;
using Antelope.Chain;
using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>get_block, get_block_info and get_block_header_state.</summary>
internal static class GetBlock
{
    public static ReadCall Call { get; } = ReadCall.Of("get_block", NumberOrId, Block);
    public static ReadCall InfoCall { get; } = ReadCall.Of("get_block_info", p => p.ReadUInt32("block_num", 0), Info);
    public static ReadCall HeaderStateCall { get; } = ReadCall.Of("get_block_header_state", NumberOrId, HeaderState);

    private static string NumberOrId(VariantObject parameters) => parameters.ReadText("block_num_or_id");

    private static Variant Block(ReadContext context, string numberOrId)
    {
        ChainErrors.BlockIdTypeException.Assert(Utf8Text.ByteCount(numberOrId) is > 0 and <= 64,
            "Invalid Block number or ID, must be greater than 0 and less than 64 characters");
        var block = TryNumber(numberOrId) is { } number
            ? context.Chain.FetchBlockByNumber(number)
            : context.Chain.FetchBlockById(ToId(numberOrId));
        if (block is null)
            throw ChainErrors.UnknownBlockException.Error($"Could not find block: {numberOrId:block}");
        var id = block.Header.CalculateId();
        return BlockJson.Expand(block, context.Transactions)
            .Add("id", id)
            .Add("block_num", block.BlockNum)
            .Add("ref_block_prefix", Controller.RefBlockPrefix(id));
    }

    private static Variant Info(ReadContext context, uint number)
    {
        var block = context.Chain.FetchBlockByNumber(number) ?? throw ChainErrors.UnknownBlockException.Error($"Could not find block: {number:block}");
        var id = block.Header.CalculateId();
        return new VariantObject
        {
            { "block_num", block.BlockNum },
            { "ref_block_num", (uint)(ushort)block.BlockNum },
            { "id", id },
            { "timestamp", block.Header.Timestamp },
            { "producer", block.Header.Producer },
            { "confirmed", (uint)block.Header.Confirmed },
            { "previous", block.Header.Previous },
            { "transaction_mroot", block.Header.TransactionMroot },
            { "action_mroot", block.Header.ActionMroot },
            { "schedule_version", block.Header.ScheduleVersion },
            { "producer_signature", block.ProducerSignature },
            { "ref_block_prefix", Controller.RefBlockPrefix(id) },
        };
    }

    private static Variant HeaderState(ReadContext context, string numberOrId)
    {
        var state = TryNumber(numberOrId) is { } number
            ? context.Chain.FetchBlockStateByNumber(number)
            : context.Chain.FetchBlockStateById(ToId(numberOrId));
        return BlockHeaderStateJson.Of((state ?? throw ChainErrors.UnknownBlockException.Error($"Could not find reversible block: {numberOrId:block}")).HeaderState);
    }

    /// <summary>Cut to 32 bits, as nodeos does.</summary>
    private static uint? TryNumber(string text)
    {
        try
        {
            return (uint)Numbers.ParseUInt64(text);
        }
        catch (ValueFormatException)
        {
            return null;
        }
    }

    private static Checksum256 ToId(string text) =>
        ApiErrors.Frame(ChainErrors.BlockIdTypeException, $"Invalid block ID: {text:block_num_or_id}", () => ParamReader.ToChecksum256(text));
}
