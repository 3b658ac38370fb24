using System.Diagnostics;
using System.Formats.Tar;

namespace Aspire.Hosting.Tests;

/// <summary>The Docker engine, and an image of a shell made from this machine's own, so that none is pulled.</summary>
internal static class Docker
{
    public const string Shell = "aspire-hosting-tests/shell:1";
    private static readonly string[] Programs = ["/bin/bash", "/bin/cat", "/bin/sleep", "/usr/bin/id"];
    private static readonly Lazy<Task<bool>> Image = new(MakeAsync);

    public static async Task SkipUnlessAvailableAsync()
    {
        Engine.SkipUnlessAvailable();
        Skip.IfNot(await Image.Value, "no Docker engine answers");
    }

    /// <summary>The names of containers or networks that contain a text.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(string kind, string part) =>
        (await RunAsync("docker", null, kind == "container" ? ["ps", "-a", "--format", "{{.Names}}"] : [kind, "ls", "--format", "{{.Name}}"])).Output
            .Split('\n').Where(n => n.Contains(part, StringComparison.Ordinal)).ToList();

    public static async Task<string> CommandAsync(params string[] args)
    {
        var (code, output) = await RunAsync("docker", null, args);
        return code == 0 ? output.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', args)}: exit code {code}");
    }

    private static async Task<bool> MakeAsync()
    {
        try
        {
            if ((await RunAsync("docker", null, ["version"])).Code != 0)
                return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no docker on PATH
        }

        var files = new HashSet<string>(Programs);
        foreach (var program in Programs)
            files.UnionWith((await RunAsync("ldd", null, [program])).Output.Split([' ', '\n', '\t']).Where(w => w.StartsWith('/')));
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var file in files)
            {
                using var content = new MemoryStream(await File.ReadAllBytesAsync(file));
                await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, file[1..])
                {
                    DataStream = content,
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute,
                });
            }
        }

        return (await RunAsync("docker", archive.ToArray(), ["import", "-", Shell])).Code == 0;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, byte[]? input, string[] args)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
            await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Engine.Deadline());
        await error;
        return (process.ExitCode, await output);
    }
}
