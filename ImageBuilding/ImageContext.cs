using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilding;

/// <summary>The files an image is built from, by their paths in the build context. It goes to the engine as a stream: no copy is made.</summary>
internal sealed class ImageContext
{
    /// <summary>Path of the Dockerfile in the context.</summary>
    public const string Dockerfile = "Dockerfile";

    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Program = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its path in the context, with slashes.</param>
    /// <param name="source">Where it is.</param>
    public ImageContext Add(string path, string source)
    {
        _files[path] = source;
        return this;
    }

    /// <summary>Adds every file of a directory and below it.</summary>
    public ImageContext AddDirectory(string path, string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Add($"{path}/{Path.GetRelativePath(source, file).Replace('\\', '/')}", file);
        return this;
    }

    /// <summary>SHA-256 over paths, modes and contents: two contexts with the same digest make the same image.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, source) in _files)
        {
            var content = File.ReadAllBytes(source);
            var header = Encoding.UTF8.GetBytes($"{path}\0{(IsProgram(source) ? 'x' : '-')}");
            var lengths = new byte[12];
            BinaryPrimitives.WriteInt32LittleEndian(lengths, header.Length);
            BinaryPrimitives.WriteInt64LittleEndian(lengths.AsSpan(4), content.LongLength);
            hash.AppendData(lengths);
            hash.AppendData(header);
            hash.AppendData(content);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>Writes the context as <c>docker build -</c> reads it.</summary>
    public async Task WriteTarAsync(Stream output)
    {
        // Not pax: Docker looks at the first 512 bytes alone, and takes an archive that begins with a pax header for a Dockerfile.
        await using var writer = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (var (path, source) in _files)
        {
            await using var content = File.OpenRead(source);
            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, path) { Mode = IsProgram(source) ? Program : Plain, DataStream = content });
        }
    }

    private static bool IsProgram(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0;
}
