using Antelope;
using Antelope.Abi;
using Antelope.Serialization;
using BootAgent.Contracts;

namespace BootAgent.Tests.Contracts;

/// <summary>eosio.boot and eosio.msig have the interface of AntelopeIO/reference-contracts.</summary>
public sealed class OwnContractsTests
{
    private static readonly ContractSet Contracts = ContractSet.ReadDirectory(Repository.Contracts);

    [Theory]
    [InlineData(ContractSet.Boot, "activate canceldelay deleteauth linkauth newaccount onerror reqactivated setabi setcode unlinkauth updateauth")]
    [InlineData(ContractSet.Msig, "approve cancel exec invalidate propose unapprove")]
    public void Actions_are_those_of_the_reference(string contract, string actions) =>
        Abi(contract).Actions.Select(action => action.Name.ToString()).Order().ShouldBe(actions.Split(' '));

    [Fact]
    public void Msigs_tables_are_those_of_the_reference() =>
        Abi(ContractSet.Msig).Tables.Select(table => (table.Name.ToString(), table.Type)).ShouldBe(
            [("approvals", "old_approvals_info"), ("approvals2", "approvals_info"), ("invals", "invalidation"), ("proposal", "proposal")], ignoreOrder: true);

    [Theory]
    [InlineData(ContractSet.Boot)]
    [InlineData(ContractSet.Msig)]
    public void Nothing_is_imported_but_from_env_and_nothing_exported_but_apply(string contract)
    {
        var (imports, exports) = Outline(Contracts[contract].Wasm);

        imports.ShouldAllBe(import => import.StartsWith("env."));
        exports.ShouldBe(["apply"]);
    }

    private static AbiDefinition Abi(string contract) => Packed.Unpack<AbiDefinition>(Contracts[contract].Abi);

    /// <summary>Imports as module.name, and exports, of functions.</summary>
    private static (IReadOnlyList<string> Imports, IReadOnlyList<string> Exports) Outline(byte[] wasm)
    {
        var (imports, exports) = (new List<string>(), new List<string>());
        var reader = new PackReader(wasm.AsSpan(8));
        while (reader.Remaining > 0)
        {
            var id = reader.ReadUInt8();
            var section = new PackReader(reader.ReadRaw((int)reader.ReadVarUInt32()));
            for (var count = id is 2 or 7 ? section.ReadVarUInt32() : 0; count > 0; count--)
            {
                var name = section.ReadString();
                if (id == 2)
                {
                    name += "." + section.ReadString();
                }
                section.ReadUInt8().ShouldBe((byte)0, $"{name} is no function");
                section.ReadVarUInt32();
                (id == 2 ? imports : exports).Add(name);
            }
        }
        return (imports, exports);
    }
}
