using BootAgent.Contracts;
using BootAgent.Plan;

namespace BootAgent.Tests.Contracts;

public sealed class ContractSetTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Theory]
    [InlineData(ContractSet.Boot)]
    [InlineData(ContractSet.Msig)]
    [InlineData(ContractSet.SystemContract)]
    [InlineData(ContractSet.Token)]
    public void The_build_makes_every_contract(string name)
    {
        var contract = ContractSet.ReadDirectory(Repository.Contracts)[name];

        contract.Wasm.ShouldNotBeEmpty();
        contract.Abi.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_missing_file_is_named()
    {
        var errors = Should.Throw<BootPlanException>(() => ContractSet.ReadDirectory(_directory.Path)).Errors;

        errors.Count.ShouldBe(8);
        errors.ShouldContain($"{Path.Combine(_directory.Path, "eosio.msig", "eosio.msig.wasm")}: is missing");
        errors.ShouldContain($"{Path.Combine(_directory.Path, "eosio.system", "eosio.system.abi")}: is missing");
    }

    [Fact]
    public void Files_that_are_not_what_they_should_be_are_named_with_the_reason()
    {
        Copy();
        var abi = _directory.Write("eosio.token/eosio.token.abi", """{"version": "eosio::abi/1.1", "structs": [{"name": "create", "base": "", "fields": []}], "actions": [{"name": "create", "type": "create", "ricardian_contract": ""}]}""");
        var text = _directory.Write("eosio.msig/eosio.msig.wasm", "no module");
        var cut = Path.Combine(_directory.Path, "eosio.system", "eosio.system.wasm");
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..1000]);

        var errors = Should.Throw<BootPlanException>(() => ContractSet.ReadDirectory(_directory.Path)).Errors;

        errors.ShouldContain($"{abi}: has no action issue");
        errors.ShouldContain($"{text}: is not a WebAssembly module of version 1");
        errors.ShouldContain(error => error.StartsWith($"{cut}: is not a whole WebAssembly module"));
    }

    [Fact]
    public void A_module_that_is_no_contract_is_refused()
    {
        Copy();
        var path = Path.Combine(_directory.Path, "eosio.boot", "eosio.boot.wasm");
        File.WriteAllBytes(path, [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

        Should.Throw<BootPlanException>(() => ContractSet.ReadDirectory(_directory.Path)).Message.ShouldContain("it exports no function apply");
    }

    public void Dispose() => _directory.Dispose();

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Repository.Contracts, "eosio.*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_directory.Path, Path.GetRelativePath(Repository.Contracts, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
