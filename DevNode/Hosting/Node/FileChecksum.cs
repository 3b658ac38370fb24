using System.Security.Cryptography;

namespace DevNode.Hosting;

/// <summary>A file's sha256 in a file beside it, FILE.sha256, as sha256sum writes it: nodeos's formats have no checksum of their own.</summary>
internal static class FileChecksum
{
    private const string Extension = ".sha256";

    /// <summary>The sum of a file that is complete, in hexadecimal digits.</summary>
    public static string Of(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Writes a sum beside its file.</summary>
    public static void Write(string file, string sum) => File.WriteAllText(file + Extension, $"{sum}  {Path.GetFileName(file)}\n");

    /// <summary>
    /// Whether the file's bytes are those of the sum beside it; null when nothing is known: there is no sum, as beside nodeos's files, or
    /// another one's file, written since, took the place of the one that was summed.
    /// </summary>
    public static bool? Matches(string file, ReadOnlySpan<byte> content)
    {
        var sum = file + Extension;
        if (!File.Exists(sum))
            return null;
        if (File.ReadAllText(sum).Split(' ')[0] == Convert.ToHexStringLower(SHA256.HashData(content)))
            return true;
        return File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(sum) ? null : false;
    }

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
        Write(file, Of(file));
    }

    /// <summary>Copies a file and its sum, when it has one, with their times.</summary>
    public static void Copy(string file, string to)
    {
        File.Copy(file, to);
        if (File.Exists(file + Extension))
            File.Copy(file + Extension, to + Extension);
    }

    /// <summary>Deletes a file and its sum.</summary>
    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(file + Extension);
    }
}
