using Antelope.Abi;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>The ABI that eosio has on a new chain; its exact bytes are part of the consensus (nodeos eosio_contract_abi_bin.cpp).</summary>
public static class EosioAbi
{
    /// <summary>The packed ABI. It was captured before ABIs had action results, so it ends with the (empty) variants.</summary>
    public static byte[] Bytes { get; } = Load();

    private static byte[] Load()
    {
        using var stream = typeof(EosioAbi).Assembly.GetManifestResourceStream("eosio.abi.json")!;
        using var reader = new StreamReader(stream);
        return Packed.Pack(AbiDefinition.Parse(reader.ReadToEnd()))[..^1];
    }
}
