using System.Globalization;
using System.Security.Cryptography;

namespace LabModel.State;

/// <summary>The state of one lab, <c>.lab/NAME/</c>: keys.json, genesis.json, boot.json, seed, and a directory for each node. One process at a time has it.</summary>
public sealed class LabDirectory : IDisposable
{
    private const string LockName = "lock";
    private const string StoppingName = "stopping";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _lock;

    private LabDirectory(string path, FileStream locked) => (Root, _lock) = (path, locked);

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys.json");

    public string Genesis => Path.Combine(Root, "genesis.json");

    /// <summary>The boot agent's plan as a process of this machine sees things.</summary>
    public string BootPlan => Path.Combine(Root, "boot.json");

    /// <summary>The boot agent's plan as its container sees things.</summary>
    public string ContainerBootPlan => Path.Combine(Root, "boot.container.json");

    private string Stopping => Path.Combine(Root, StoppingName);

    private string SeedFile => Path.Combine(Root, "seed");

    /// <summary>Opens the lab's directory, making it when it is missing, and emptying it when asked to.</summary>
    /// <param name="labs">The directory of all labs' state.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="clean">Whether to forget its former chain and keys.</param>
    /// <exception cref="LabConfigurationException">The lab is running.</exception>
    public static LabDirectory Open(string labs, LabOptions lab, bool clean)
    {
        var path = Path.Combine(labs, lab.Name);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var directory = new LabDirectory(path, Lock(path, lab.Name));
        File.Delete(directory.Stopping);
        if (clean)
            directory.Clear();
        return directory;
    }

    /// <summary>Waits for a lab that is on its way to its end; returns at once when it runs, or does not.</summary>
    /// <param name="labs">The directory of all labs' state.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="progress">Told when there is something to wait for.</param>
    /// <param name="clock">Measures the time.</param>
    /// <exception cref="LabConfigurationException">It has not ended in 90 seconds.</exception>
    public static async Task WaitForFormerAsync(string labs, LabOptions lab, Action<string> progress, TimeProvider clock)
    {
        var path = Path.Combine(labs, lab.Name);
        var started = clock.GetTimestamp();
        for (var told = false; File.Exists(Path.Combine(path, StoppingName)) && IsLocked(path); told = true)
        {
            if (!told)
                progress($"The lab {lab.Name} is still stopping; waiting for it");
            if (clock.GetElapsedTime(started) > StopLimit)
                throw new LabConfigurationException([$"Lab:Name: the lab {lab.Name} is stopping, and has not come to its end in {StopLimit.TotalSeconds} s"]);
            await Task.Delay(LookInterval, clock);
        }
    }

    /// <summary>Lets the next run know that this one is on its way to its end.</summary>
    public void NoteStopping() => File.WriteAllText(Stopping, "");

    public string Node(LabNode node) => Path.Combine(Root, node.Name);

    /// <summary>Fixes random amounts: the configured seed, else the one chosen at the lab's first start.</summary>
    public int Seed(LabOptions lab)
    {
        if (lab.Seed is { } seed)
            return seed;
        if (File.Exists(SeedFile) && int.TryParse(File.ReadAllText(SeedFile), CultureInfo.InvariantCulture, out var kept))
            return kept;
        var chosen = RandomNumberGenerator.GetInt32(int.MaxValue);
        File.WriteAllText(SeedFile, chosen.ToString(CultureInfo.InvariantCulture));
        return chosen;
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path, string name) => TryLock(path)
        ?? throw new LabConfigurationException([$"Lab:Name: the lab {name} is running; stop it, or give this one another name and other ports"]);

    private static bool IsLocked(string path)
    {
        using var locked = TryLock(path);
        return locked is null;
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Forgets the lab's chain, keys and settings that it remembers.</summary>
    public void Clear()
    {
        foreach (var directory in Directory.GetDirectories(Root))
            Directory.Delete(directory, recursive: true);
        foreach (var file in Directory.GetFiles(Root).Where(f => Path.GetFileName(f) != LockName))
            File.Delete(file);
    }
}
