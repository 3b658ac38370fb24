using System.Globalization;

namespace DevNode.Net;

/// <summary>Parts of host:port[:trx|:blk].</summary>
internal readonly record struct PeerAddressParts(string Host, int Port)
{
    /// <summary>Parses an address to connect to; false when host or port is missing.</summary>
    public static bool TryParse(string address, out PeerAddressParts parts)
    {
        var texts = address.Split(':');
        parts = default;
        if (texts.Length < 2 || texts[0].Length == 0 || !int.TryParse(texts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
            return false;
        parts = new(texts[0], port);
        return true;
    }

    /// <summary>What follows a second colon, up to the first sign that a name has not (a handshake's address goes on after it); empty for none.</summary>
    public static string TypeOf(string address)
    {
        var texts = address.Split(':', 3);
        if (texts.Length < 3)
            return "";
        var end = texts[2].AsSpan().IndexOfAny(" :+=.,<>!$%^&(*)|-#@\t");
        return end < 0 ? texts[2] : texts[2][..end];
    }
}
