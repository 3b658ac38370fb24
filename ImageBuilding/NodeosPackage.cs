namespace ImageBuilding;

/// <summary>What the nodeos image gets its nodeos from: a program of this machine, else what was put into images/nodeos/drop, else a download.</summary>
internal static class NodeosPackage
{
    private const string Folder = "nodeos/drop";

    /// <summary>Whether there is something in the folder to make the image of without a download.</summary>
    public static bool IsIn(string drop) => Found(drop).Any();

    /// <summary>Adds it to the image's context.</summary>
    /// <param name="context">Gets the files.</param>
    /// <param name="program">A nodeos of this machine; what is not a file is no program.</param>
    /// <param name="drop">The folder.</param>
    public static void Add(ImageContext context, string program, string drop)
    {
        if (File.Exists(program))
        {
            context.Add($"{Folder}/nodeos", program);
            foreach (var util in Utilities(Path.GetDirectoryName(Path.GetFullPath(program))!))
                context.Add($"{Folder}/{Path.GetFileName(util)}", util);
            return;
        }
        foreach (var file in Found(drop))
            context.Add($"{Folder}/{Path.GetFileName(file)}", file);
    }

    private static IEnumerable<string> Found(string drop)
    {
        if (!Directory.Exists(drop))
            return [];
        var nodeos = Path.Combine(drop, "nodeos");
        return File.Exists(nodeos) ? [nodeos, .. Utilities(drop)] : Directory.GetFiles(drop, "*.deb");
    }

    private static IEnumerable<string> Utilities(string directory) =>
        new[] { "leap-util", "spring-util" }.Select(name => Path.Combine(directory, name)).Where(File.Exists);
}
