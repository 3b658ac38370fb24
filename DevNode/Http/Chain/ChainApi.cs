using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>nodeos's chain_api_plugin: reads of the chain.</summary>
internal static class ChainApi
{
    private const string Prefix = "/v1/chain/";

    private static readonly IReadOnlyList<ReadCall> Reads =
    [
        GetInfo.Call,
        GetFeatures.Call,
        GetBlock.Call,
        GetBlock.InfoCall,
        GetBlock.HeaderStateCall,
        GetAccount.Call,
        .. GetCode.Calls,
        GetTableRows.Call,
        GetTableByScope.Call,
        GetCurrency.BalanceCall,
        GetCurrency.StatsCall,
        GetProducers.Call,
        GetProducers.ScheduleCall,
        GetScheduledTransactions.Call,
        AbiConversion.ToBinCall,
        AbiConversion.ToJsonCall,
        GetRequiredKeys.Call,
        GetRequiredKeys.IdCall,
        GetParameters.Call,
    ];

    /// <summary>The endpoints over a chain.</summary>
    public static IEnumerable<ApiCall> Calls(ChainThread chain, BlockProducer producer, ChainApiSettings settings, ChainRecords records)
    {
        var reads = records.Accounts is { } accounts ? Reads.Append(GetAccountsByAuthorizers.Call(accounts)) : Reads;
        var calls = reads.Select(read => Serve(read, chain, producer, settings)).Concat(new TransactionApi(chain, producer, settings, records.Retry).Calls(Prefix));
        return records.Finality is { } finality ? calls.Append(GetTransactionStatus.Call(Prefix, chain, finality)) : calls;
    }

    private static ApiCall Serve(ReadCall read, ChainThread chain, BlockProducer producer, ChainApiSettings settings)
    {
        var priority = read == GetInfo.Call ? ChainPriority.MediumHigh : ChainPriority.MediumLow;
        return new(Prefix + read.Name, async body =>
        {
            var run = ApiParams.Parse(body, read.Kind, read.Prepare);
            return await chain.RunAsync(controller =>
            {
                var context = new ReadContext(controller, settings) { SubjectiveBillOf = producer.SubjectiveBillOf };
                return new ApiAnswer(200, run(context), context.Time.Elapsed);
            }, priority);
        });
    }
}
