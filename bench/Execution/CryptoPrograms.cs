using System.Buffers.Binary;
using System.Security.Cryptography;
using Antelope;
using Antelope.Serialization;
using Bench.Robustness;

namespace Bench.Execution;

/// <summary>Calls of every cryptographic host function, for Contracts/crypto.wat.</summary>
internal static class CryptoPrograms
{
    /// <summary>The generator of alt_bn128.</summary>
    public const string G1 = "0000000000000000000000000000000000000000000000000000000000000001"
        + "0000000000000000000000000000000000000000000000000000000000000002";

    public const string MinusG1 = "0000000000000000000000000000000000000000000000000000000000000001"
        + "30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd45";

    /// <summary>The generator of the group on the twist.</summary>
    public const string G2 = "198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c21800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed"
        + "090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa";

    private static readonly string[] Functions =
        ["mod_exp", "alt_bn128_add", "alt_bn128_mul", "alt_bn128_pair", "blake2_f", "sha3", "k1_recover", "recover_key", "sha256", "sha1", "sha512", "ripemd160"];

    private static readonly byte[] Digest = SHA256.HashData("digest"u8);

    /// <summary>No function, once.</summary>
    public static ExecutionProgram Nothing { get; } = new("an action that calls none", "crypto", Call(Functions.Length, 1), 1);

    /// <summary>mod_exp at the bounds of what a producer lets in, and the others.</summary>
    public static IReadOnlyList<ExecutionProgram> All { get; } =
    [
        .. new[] { (32, 32, 20), (128, 128, 4), (256, 256, 1), (1024, 16, 1), (2048, 4, 1), (4096, 2, 1) }.Select(of => ModExp(of.Item1, of.Item2, of.Item3)),
        Of("alt_bn128_add", "alt_bn128_add", 100, Hex(G1), Hex(G1), new byte[64]),
        Of("alt_bn128_mul", "alt_bn128_mul", 20, Hex(G1), Numbers(32), new byte[64]),
        .. new[] { 2, 8 }.Select(pairs => Of($"alt_bn128_pair, {pairs} pairs", "alt_bn128_pair", 1, [.. Enumerable.Repeat(Hex(G1 + G2 + MinusG1 + G2), pairs / 2).SelectMany(bytes => bytes)])),
        new("blake2_f, 12 rounds", "crypto", Call(Array.IndexOf(Functions, "blake2_f"), 1000, 12, Numbers(64), Numbers(128), new byte[8], new byte[8], 1, new byte[64]), 1000),
        new("sha3, 1 KiB", "crypto", Call(Array.IndexOf(Functions, "sha3"), 500, Numbers(1024), new byte[32], 0), 500),
        Of("k1_recover", "k1_recover", 20, K1Signature(), Digest, new byte[65]),
        Recover(KeyType.K1, 20),
        Recover(KeyType.R1, 5),
        .. new[] { ("sha256", 32), ("sha1", 20), ("sha512", 64), ("ripemd160", 20) }.SelectMany(of => new[] { Hash(of.Item1, of.Item2, 64, 2000), Hash(of.Item1, of.Item2, 16384, 50) }),
    ];

    private static ExecutionProgram ModExp(int size, int exponent, int count) =>
        Of($"mod_exp, {size} bytes to the power of {exponent}", "mod_exp", count, Numbers(size), Numbers(exponent), [.. Numbers(size - 1), 0xf1], new byte[size]);

    private static ExecutionProgram Hash(string function, int size, int length, int count) =>
        new($"{function}, {length} bytes", "crypto", Call(Array.IndexOf(Functions, function), count, Numbers(length), new Address(new byte[size])), count);

    private static ExecutionProgram Recover(KeyType type, int count)
    {
        var signature = PrivateKey.FromSeed(type, "bench").Sign(new Checksum256(Digest));
        return new($"recover_key, {type}", "crypto",
            Call(Array.IndexOf(Functions, "recover_key"), count, new Address(Digest), Packed.Pack(signature), new byte[34]), count);
    }

    // as k1_recover wants it: recovery byte, r, s
    private static byte[] K1Signature() => DevNodeProcess.Key.Sign(new Checksum256(Digest)).Data.ToArray();

    private static ExecutionProgram Of(string label, string function, int count, params byte[][] spans) =>
        new(label, "crypto", Call(Array.IndexOf(Functions, function), count, spans), count);

    /// <param name="arguments">Numbers, an <see cref="Address"/>, or bytes, which are an address and a length.</param>
    private static byte[] Call(int function, int count, params IReadOnlyList<object> arguments)
    {
        List<int> header = [function, count];
        List<byte> rest = [];
        var size = 4 * (2 + arguments.Sum(argument => argument is byte[]? 2 : 1));
        foreach (var argument in arguments)
        {
            var bytes = argument as byte[] ?? (argument as Address)?.Bytes;
            header.Add(bytes is null ? (int)argument : size + rest.Count);
            if (argument is byte[])
                header.Add(bytes!.Length);
            rest.AddRange(bytes ?? []);
        }
        var data = new byte[size];
        for (var i = 0; i < header.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(4 * i), header[i]);
        return [.. data, .. rest];
    }

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 37 + 129))];

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

    private sealed record Address(byte[] Bytes);
}
