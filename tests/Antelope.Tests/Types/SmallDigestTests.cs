using System.Security.Cryptography;

namespace Antelope.Tests.Types;

public class SmallDigestTests
{
    [Fact]
    public void Is_the_sha256_of_dotnet_for_every_size()
    {
        var bytes = new byte[4200];
        new Random(20261123).NextBytes(bytes);
        Span<byte> digest = stackalloc byte[32];
        foreach (var size in Enumerable.Range(0, 300).Concat([2047, 2048, 2049, bytes.Length]))
        {
            SmallDigest.Compute(bytes.AsSpan(0, size), digest);
            digest.ToArray().ShouldBe(SHA256.HashData(bytes.AsSpan(0, size)), $"{size} bytes");
        }
    }

    [Fact]
    public void A_digest_without_room_is_refused() =>
        Should.Throw<ArgumentException>(() => SmallDigest.Compute([1], new byte[31]));
}
