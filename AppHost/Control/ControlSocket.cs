using System.Net.Sockets;

namespace AppHost.Control;

/// <summary>The unix socket of a running lab, <c>control.sock</c> in its state directory.</summary>
internal static class ControlSocket
{
    // sockaddr_un has room for 107 bytes and a zero (unix(7)).
    private const int MaxPathBytes = 107;
    private const string FileName = "control.sock";

    /// <summary>Its path, which may be too long for a socket address.</summary>
    public static string PathIn(string labDirectory) => Path.Combine(labDirectory, FileName);

    /// <summary>Does something with an address of the socket. Where the path is too long for one, it leads over a link in a short directory of our own.</summary>
    public static async Task<T> WithAddressAsync<T>(string labDirectory, Func<string, Task<T>> use)
    {
        var path = PathIn(labDirectory);
        if (System.Text.Encoding.UTF8.GetByteCount(path) <= MaxPathBytes)
            return await use(path);
        var directory = Directory.CreateTempSubdirectory("lab-");
        try
        {
            var link = Path.Combine(directory.FullName, "lab");
            Directory.CreateSymbolicLink(link, labDirectory);
            return await use(Path.Combine(link, FileName));
        }
        finally
        {
            File.Delete(Path.Combine(directory.FullName, "lab")); // the link, not what it leads to
            directory.Delete();
        }
    }

    /// <summary>Connects to a lab.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static Task<Stream> ConnectAsync(string labDirectory, CancellationToken cancellationToken) => WithAddressAsync<Stream>(labDirectory, async address =>
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    });
}
