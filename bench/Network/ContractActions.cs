using Antelope;
using Antelope.Abi;
using Antelope.Json;
using Action = Antelope.Chain.Action;

namespace Bench.Network;

/// <summary>Builds actions of the boot sequence's contracts by their ABIs.</summary>
internal sealed class ContractActions
{
    private readonly Dictionary<string, AbiSerializer> _abis = new[] { "eosio.system", "eosio.token", "eosio.msig" }.ToDictionary(
        name => name == "eosio.system" ? "eosio" : name,
        name => new AbiSerializer(AbiDefinition.Parse(File.ReadAllText(FileOf(name, "abi")))));

    /// <summary>A contract's file in the build's contracts.</summary>
    public static string FileOf(string contract, string extension) => Path.Combine(Repository.Contracts, contract, $"{contract}.{extension}");

    /// <summary>An action authorized by an account's permission.</summary>
    public Action Call(string contract, string action, Name actor, VariantObject data, string permission = "active") =>
        new(contract, action, [new PermissionLevel(actor, permission)], _abis[contract].Encode(_abis[contract].ActionType(action)!, data));
}
