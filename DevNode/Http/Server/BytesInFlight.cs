using System.Globalization;
using System.Text;
using Antelope.Json;

namespace DevNode.Http;

/// <summary>
/// The limit of http-max-bytes-in-flight-mb: bytes of the bodies and answers in work, above which 503 is answered (nodeos
/// http_plugin_state::bytes_in_flight). An answer counts with its packed size.
/// </summary>
/// <param name="limit">Bytes; negative for no limit.</param>
internal sealed class BytesInFlight(long limit)
{
    private long _bytes;

    /// <summary>Takes bytes into account until <see cref="Remove"/>.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    public void Remove(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    /// <summary>What to answer when there are too many; null when there are not.</summary>
    public ApiAnswer? Busy() => limit >= 0 && Interlocked.Read(ref _bytes) is var bytes && bytes > limit
        ? ApiErrors.Busy(string.Create(CultureInfo.InvariantCulture, $"Too many bytes in flight: {bytes}"))
        : null;

    /// <summary>The size of an answer as fc packs a variant: a byte for its kind, then its value.</summary>
    public static long SizeOf(Variant value) => 1 + value.Kind switch
    {
        VariantKind.Null => 0,
        VariantKind.Bool => 1,
        VariantKind.String => TextSize(value.GetString()),
        VariantKind.Array => SizeOf(value.AsArray()),
        VariantKind.Object => SizeOf(value.AsObject()),
        _ => sizeof(ulong),
    };

    private static long SizeOf(IReadOnlyList<Variant> items)
    {
        var size = CountSize(items.Count);
        foreach (var item in items)
            size += SizeOf(item);
        return size;
    }

    private static long SizeOf(VariantObject members)
    {
        var size = CountSize(members.Count);
        foreach (var (name, value) in members)
            size += TextSize(name) + SizeOf(value);
        return size;
    }

    private static long TextSize(string text) => Encoding.UTF8.GetByteCount(text) is var size ? CountSize(size) + size : 0;

    /// <summary>Bytes of a varuint32.</summary>
    private static long CountSize(int count)
    {
        var size = 1;
        while ((count >>= 7) != 0)
            size++;
        return size;
    }
}
