namespace ImageBuilding;

/// <summary>Names of the images that the lab builds: <c>antelope-lab/NAME:DIGEST</c>.</summary>
internal static class ImageName
{
    /// <summary>What the names begin with.</summary>
    public const string Prefix = "antelope-lab/";

    /// <summary>A tag out of the digest of what decides the image's content: 12 hex digits.</summary>
    public static string Tag(byte[] digest) => Convert.ToHexStringLower(digest)[..12];
}
