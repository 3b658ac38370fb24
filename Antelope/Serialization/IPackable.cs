namespace Antelope.Serialization;

/// <summary>A value with a binary form of its own, the same bytes as nodeos's fc::raw::pack gives.</summary>
public interface IPackable<TSelf> where TSelf : IPackable<TSelf>
{
    /// <summary>Appends the binary form.</summary>
    void Pack(PackWriter writer);

    /// <summary>Reads one value; throws <see cref="PackException"/> when the bytes are not one.</summary>
    static abstract TSelf Unpack(ref PackReader reader);
}

/// <summary>Whole-value helpers over <see cref="IPackable{TSelf}"/>.</summary>
public static class Packed
{
    /// <summary>The binary form of one value.</summary>
    public static byte[] Pack<T>(T value) where T : IPackable<T>
    {
        var writer = new PackWriter();
        value.Pack(writer);
        return writer.ToArray();
    }

    /// <summary>Reads one value from the start of <paramref name="bytes"/>; what follows it is ignored, as nodeos does.</summary>
    public static T Unpack<T>(ReadOnlySpan<byte> bytes) where T : IPackable<T>
    {
        var reader = new PackReader(bytes);
        return T.Unpack(ref reader);
    }

    /// <summary>The same; an error also says what was being unpacked, as nodeos does.</summary>
    /// <param name="bytes">Where the value starts.</param>
    /// <param name="type">nodeos's name of the type, one that <see cref="UnpackSteps"/> knows.</param>
    public static T Unpack<T>(ReadOnlySpan<byte> bytes, string type) where T : IPackable<T>
    {
        try
        {
            return Unpack<T>(bytes);
        }
        catch (PackException e)
        {
            // nodeos unpacks from a stream inside of unpacking from bytes.
            throw e.Within([.. UnpackSteps.Of(type, bytes), UnpackSteps.Unpacking(type)]);
        }
    }
}
