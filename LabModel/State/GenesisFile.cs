using System.Text.Json;

namespace LabModel.State;

/// <summary>nodeos's genesis.json; its digest is the chain's id.</summary>
public static class GenesisFile
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <exception cref="LabConfigurationException">The lab has a chain that began with another genesis.</exception>
    public static void Write(LabDirectory directory, LabGenesis genesis, KeyPair key)
    {
        var text = Text(genesis, key);
        if (File.Exists(directory.Genesis) && File.ReadAllText(directory.Genesis) != text)
            throw new LabConfigurationException([$"Lab:Genesis: the chain in {directory.Root} began with another genesis; --clean starts from scratch"]);
        File.WriteAllText(directory.Genesis, text);
    }

    /// <param name="genesis">What the lab's settings say.</param>
    /// <param name="key">The key of <c>eosio</c>.</param>
    public static string Text(LabGenesis genesis, KeyPair key) => JsonSerializer.Serialize(new
    {
        initial_timestamp = genesis.InitialTimestamp,
        initial_key = key.PublicKey,
        initial_configuration = genesis.InitialConfiguration.ToDictionary(),
    }, Format) + "\n";
}
