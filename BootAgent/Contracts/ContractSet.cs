using System.Text;
using Antelope;
using Antelope.Abi;
using Antelope.Serialization;
using BootAgent.Plan;

namespace BootAgent.Contracts;

/// <summary>
/// The four contracts of the boot, from a directory laid out as AntelopeIO/reference-contracts builds it:
/// <c>NAME/NAME.wasm</c> and <c>NAME/NAME.abi</c>.
/// </summary>
public sealed class ContractSet
{
    /// <summary>The contract that activates features.</summary>
    public const string Boot = "eosio.boot";

    /// <summary>The multi-signature contract.</summary>
    public const string Msig = "eosio.msig";

    /// <summary>The system contract.</summary>
    public const string SystemContract = "eosio.system";

    /// <summary>The token contract.</summary>
    public const string Token = "eosio.token";

    /// <summary>What the boot calls of each contract: an ABI without one of these is not the contract.</summary>
    private static readonly Dictionary<string, string[]> Actions = new()
    {
        [Boot] = ["activate"],
        [Msig] = ["propose", "approve", "exec"],
        [SystemContract] = ["init", "setpriv", "newaccount", "buyram", "buyrambytes", "delegatebw", "regproducer", "voteproducer", "updateauth"],
        [Token] = ["create", "issue", "transfer"],
    };

    private readonly Dictionary<string, Contract> _contracts;

    private ContractSet(Dictionary<string, Contract> contracts) => _contracts = contracts;

    /// <summary>A contract by one of the names above.</summary>
    public Contract this[string name] => _contracts[name];

    /// <summary>Reads all four; throws <see cref="BootPlanException"/> naming every file that is missing or not valid.</summary>
    public static ContractSet ReadDirectory(string directory)
    {
        var errors = new PlanErrors();
        var contracts = new Dictionary<string, Contract>();
        foreach (var (name, actions) in Actions)
        {
            var wasm = ReadWasm(Path.Combine(directory, name, $"{name}.wasm"), errors);
            var abi = ReadAbi(Path.Combine(directory, name, $"{name}.abi"), actions, errors);
            contracts[name] = new Contract(name, wasm, abi);
        }
        errors.ThrowIfAny();
        return new ContractSet(contracts);
    }

    private static byte[] ReadWasm(string path, PlanErrors errors)
    {
        var bytes = Read(path, errors);
        if (bytes.Length > 0 && WasmOutline.Check(bytes) is { } error)
        {
            errors.Add(path, error);
        }
        return bytes;
    }

    private static byte[] ReadAbi(string path, string[] actions, PlanErrors errors)
    {
        var bytes = Read(path, errors);
        if (bytes.Length == 0)
        {
            return [];
        }
        try
        {
            var abi = AbiDefinition.Parse(Encoding.UTF8.GetString(bytes));
            var serializer = new AbiSerializer(abi);
            foreach (var missing in actions.Where(action => serializer.ActionType(action) is null))
            {
                errors.Add(path, $"has no action {missing}");
            }
            return Packed.Pack(abi);
        }
        catch (Exception exception) when (exception is AbiException or FormatException)
        {
            errors.Add(path, $"is not an ABI: {exception.Message}");
            return [];
        }
    }

    private static byte[] Read(string path, PlanErrors errors)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length == 0)
            {
                errors.Add(path, "is empty");
            }
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(path, exception is FileNotFoundException or DirectoryNotFoundException ? "is missing" : exception.Message);
            return [];
        }
    }
}
