using LabModel;
using LabModel.State;
using Microsoft.Extensions.Configuration;

namespace BootAgent.Init;

/// <summary>
/// <c>BootAgent init SETTINGS DIRECTORY</c>: makes what a lab of containers needs before its nodes start, where no AppHost does (compose/).
/// DIRECTORY/LAB gets keys.json, genesis.json and boot.json; DIRECTORY/LAB/NODE gets config.ini and genesis.json. What is there is kept:
/// the same keys and genesis as at the first time.
/// </summary>
public static class LabInit
{
    /// <summary>The command's name.</summary>
    public const string Name = "init";

    // images/bootagent/Dockerfile; the lab's directory is mounted at /config
    private const string Keys = "/config/keys.json";
    private const string Contracts = "/contracts";
    private const int Wrong = 2;

    /// <summary>0, or 2 with every error on standard error.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            if (arguments is not [var settings, var directory])
                throw new LabConfigurationException(["init: it is init SETTINGS DIRECTORY"]);
            Write(LabOptionsReader.Read(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(settings)).Build()), directory);
            return 0;
        }
        catch (LabConfigurationException exception)
        {
            Console.Error.WriteLine(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine($"init: {exception.Message}");
        }
        return Wrong;
    }

    private static void Write(LabOptions lab, string directory)
    {
        using var files = LabDirectory.Open(directory, lab, clean: false);
        var keys = LabKeys.ReadOrMake(files, lab);
        GenesisFile.Write(files, lab.Genesis, keys[lab.Nodes[0].Producer]);
        foreach (var node in lab.Nodes)
        {
            NodeConfigFile.Write(files.Node(node), lab, node, keys[node.Producer], NodeAddresses.ContainerNetwork);
            File.Copy(files.Genesis, Path.Combine(files.Node(node), Path.GetFileName(files.Genesis)), overwrite: true);
        }
        PrivateFile.Write(files.BootPlan, BootPlanFile.Text(lab, files.Seed(lab), NodeAddresses.ContainerNetwork, Keys, Contracts));
    }
}
