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
    public static IEnumerable<ApiCall> Calls(ChainThread chain, BlockProducer producer, ChainApiSettings settings)
    {
        var reads = settings.AccountQueries ? Reads.Append(GetAccountsByAuthorizers.Call) : Reads;
        return [.. reads.Select(read => Serve(read, chain, settings)), .. new TransactionApi(chain, producer, settings).Calls(Prefix)];
    }

    private static ApiCall Serve(ReadCall read, ChainThread chain, ChainApiSettings settings)
    {
        var priority = read == GetInfo.Call ? ChainPriority.MediumHigh : ChainPriority.MediumLow;
        return new(Prefix + read.Name, async body =>
        {
            var run = ApiParams.Parse(body, read.Kind, read.Prepare);
            return new(200, await chain.RunAsync(controller => run(new(controller, settings)), priority));
        });
    }
}
