using System.Security.Cryptography;
using Antelope;
using DevNode.Wasm;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace DevNode.Chain.Intrinsics;

/// <content>Hashes (nodeos crypto.cpp), with a look at the deadline every few kilobytes; open to context free actions.</content>
public sealed partial class ContractIntrinsics
{
    private const int Sha1Size = 20, Sha256Size = 32, Sha512Size = 64, RipeMd160Size = 20, Sha3Size = 32;

    [HostFunction("sha1")]
    public void Sha1(WasmInstance wasm, uint data, uint length, uint hash) =>
        HashTo(wasm, data, length, hash, Sha1Size, HashAlgorithmName.SHA1);

    [HostFunction("sha256")]
    public void Sha256(WasmInstance wasm, uint data, uint length, uint hash) =>
        HashTo(wasm, data, length, hash, Sha256Size, HashAlgorithmName.SHA256);

    [HostFunction("sha512")]
    public void Sha512(WasmInstance wasm, uint data, uint length, uint hash) =>
        HashTo(wasm, data, length, hash, Sha512Size, HashAlgorithmName.SHA512);

    [HostFunction("ripemd160")]
    public void RipeMd160(WasmInstance wasm, uint data, uint length, uint hash)
    {
        var output = Output(wasm, hash, RipeMd160Size);
        var input = wasm.Span(data, length);
        Digest(new RipeMD160Digest(), input).CopyTo(output);
    }

    [HostFunction("assert_sha1")]
    public void AssertSha1(WasmInstance wasm, uint data, uint length, uint hash) =>
        AssertHash(wasm, data, length, hash, Sha1Size, HashAlgorithmName.SHA1);

    [HostFunction("assert_sha256")]
    public void AssertSha256(WasmInstance wasm, uint data, uint length, uint hash) =>
        AssertHash(wasm, data, length, hash, Sha256Size, HashAlgorithmName.SHA256);

    [HostFunction("assert_sha512")]
    public void AssertSha512(WasmInstance wasm, uint data, uint length, uint hash) =>
        AssertHash(wasm, data, length, hash, Sha512Size, HashAlgorithmName.SHA512);

    [HostFunction("assert_ripemd160")]
    public void AssertRipeMd160(WasmInstance wasm, uint data, uint length, uint hash)
    {
        var expected = Output(wasm, hash, RipeMd160Size);
        var input = wasm.Span(data, length);
        CheckEqual(Digest(new RipeMD160Digest(), input), expected);
    }

    [HostFunction("sha3")]
    public void Sha3(WasmInstance wasm, uint data, uint length, uint hash, uint hashLength, int keccak)
    {
        var input = wasm.Span(data, length);
        var output = wasm.Span(hash, hashLength);
        CheckNotAliasing((data, length), (hash, hashLength));
        var digest = keccak == 1
            ? Digest(new KeccakDigest(Sha3Size * 8), input)
            : Digest(new Sha3Digest(Sha3Size * 8), input);
        digest.AsSpan(0, Math.Min(digest.Length, output.Length)).CopyTo(output);
    }

    private void HashTo(WasmInstance wasm, uint data, uint length, uint hash, uint size, HashAlgorithmName algorithm)
    {
        var output = Output(wasm, hash, size);
        var input = wasm.Span(data, length);
        Hash(algorithm, input).CopyTo(output);
    }

    private void AssertHash(WasmInstance wasm, uint data, uint length, uint hash, uint size, HashAlgorithmName algorithm)
    {
        var expected = Output(wasm, hash, size);
        var input = wasm.Span(data, length);
        CheckEqual(Hash(algorithm, input), expected);
    }

    private static void CheckEqual(byte[] hash, ReadOnlySpan<byte> expected) =>
        ChainErrors.CryptoApiException.Assert(expected.SequenceEqual(hash), "hash mismatch");

    private static Span<byte> Output(WasmInstance wasm, uint pointer, uint size)
    {
        wasm.Check<byte>(pointer);
        return wasm.Span(pointer, size);
    }

    private byte[] Hash(HashAlgorithmName algorithm, ReadOnlySpan<byte> input)
    {
        if (input.Length <= Config.HashingChecktimeBlockSize)
        {
            return algorithm == HashAlgorithmName.SHA256
                ? Checksum256.Hash(input).Bytes.ToArray()
                : CryptographicOperations.HashData(algorithm, input);
        }
        using var hash = IncrementalHash.CreateHash(algorithm);
        while (input.Length > Config.HashingChecktimeBlockSize)
        {
            hash.AppendData(input[..Config.HashingChecktimeBlockSize]);
            input = input[Config.HashingChecktimeBlockSize..];
            context.TransactionContext.CheckTime();
        }
        hash.AppendData(input);
        return hash.GetHashAndReset();
    }

    private byte[] Digest(IDigest digest, ReadOnlySpan<byte> input)
    {
        while (input.Length > Config.HashingChecktimeBlockSize)
        {
            digest.BlockUpdate(input[..Config.HashingChecktimeBlockSize]);
            input = input[Config.HashingChecktimeBlockSize..];
            context.TransactionContext.CheckTime();
        }
        digest.BlockUpdate(input);
        var result = new byte[digest.GetDigestSize()];
        digest.DoFinal(result, 0);
        return result;
    }
}
