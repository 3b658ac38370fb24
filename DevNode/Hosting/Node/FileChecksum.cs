using System.Security.Cryptography;

namespace DevNode.Hosting;

/// <summary>A file's sha256 in a file beside it, FILE.sha256, as sha256sum writes it: nodeos's formats have no checksum of their own.</summary>
internal static class FileChecksum
{
    private const string Extension = ".sha256";

    /// <summary>Writes the sum of a file that is complete.</summary>
    public static void Write(string file)
    {
        using var content = File.OpenRead(file);
        File.WriteAllText(file + Extension, $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {Path.GetFileName(file)}\n");
    }

    /// <summary>Whether the file's bytes are those of the sum beside it; null when there is none, as beside nodeos's files.</summary>
    public static bool? Matches(string file, ReadOnlySpan<byte> content) => File.Exists(file + Extension)
        ? File.ReadAllText(file + Extension).Split(' ')[0] == Convert.ToHexStringLower(SHA256.HashData(content))
        : null;

    /// <summary>Replaces a file by what <paramref name="write"/> writes, all of it on the disk before its name changes; then its sum.</summary>
    public static void Replace(string file, Action<Stream> write)
    {
        var incomplete = file + ".new";
        try
        {
            using (var stream = File.Create(incomplete))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(incomplete, file, overwrite: true);
        }
        catch
        {
            File.Delete(incomplete);
            throw;
        }
        Write(file);
    }

    /// <summary>Deletes a file and its sum.</summary>
    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(file + Extension);
    }
}
