using Antelope;
using Antelope.Abi;
using Antelope.Json;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>Options of nodeos's trace_api_plugin.</summary>
internal sealed record TraceSettings(TraceSlices Slices, IReadOnlyDictionary<Name, AbiSerializer> Abis)
{
    /// <summary>Reads the options and the ABI files they name; throws <see cref="OptionException"/>.</summary>
    public static TraceSettings From(OptionValues values, string dataDirectory)
    {
        var abis = values.List("trace-rpc-abi");
        if (abis.Count > 0 && values.Bool("trace-no-abis"))
            throw new OptionException("option '--trace-rpc-abi': Trace API is configured with ABIs however trace-no-abis is set");
        if (abis.Count == 0 && !values.Bool("trace-no-abis"))
            throw new OptionException("option '--trace-no-abis': Trace API is not configured with ABIs and trace-no-abis is not set");
        var kept = AtLeastMinusOne(values, "trace-minimum-irreversible-history-blocks");
        var uncompressed = AtLeastMinusOne(values, "trace-minimum-uncompressed-irreversible-history-blocks");
        var stride = values.UInt32("trace-slice-stride");
        if (stride == 0)
            throw new OptionException("option '--trace-slice-stride' must be greater than 0");
        return new(
            new(Path.Combine(dataDirectory, values.Text("trace-dir")), stride, kept < 0 ? null : (uint)kept, uncompressed < 0 ? null : (uint)uncompressed),
            abis.Select(entry => ReadAbi(entry, dataDirectory)).GroupBy(a => a.Account, a => a.Abi).ToDictionary(g => g.Key, g => g.First()));
    }

    private static int AtLeastMinusOne(OptionValues values, string name) => values.Int32(name) is >= -1 and var number
        ? number
        : throw new OptionException($"option '--{name}' must be greater to or equal to -1");

    private static (Name Account, AbiSerializer Abi) ReadAbi(string entry, string dataDirectory)
    {
        if (entry.Split('=', 2) is not [{ Length: > 0 } account, { Length: > 0 } file])
            throw new OptionException($"option '--trace-rpc-abi': '{entry}' is not account=FILE");
        var path = Path.Combine(dataDirectory, file);
        try
        {
            return (Name.Parse(account), new AbiSerializer(AbiDefinition.FromVariant(JsonText.Parse(File.ReadAllBytes(path)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or AbiException)
        {
            throw new OptionException($"option '--trace-rpc-abi': '{entry}': {e.Message}");
        }
    }
}
