using System.Security.Cryptography;
using Antelope;
using Antelope.Serialization;
using DevNode.Wasm;

namespace DevNode.Chain.Intrinsics;

/// <content>Recovery of keys (nodeos crypto.cpp); open to context free actions.</content>
public sealed partial class ContractIntrinsics
{
    private const int EccKeySize = 33;

    [HostFunction("assert_recover_key")]
    public void AssertRecoverKey(WasmInstance wasm, uint digest, uint signature, uint signatureLength, uint key, uint keyLength)
    {
        var keyBytes = wasm.Span(key, keyLength);
        var signatureBytes = wasm.Span(signature, signatureLength);
        var hash = wasm.Digest(digest);
        var given = Unpack<Signature>(signatureBytes, "fc::crypto::signature");
        var expected = Unpack<PublicKey>(keyBytes, "fc::crypto::public_key");
        CheckSignatureType(given, "Unactivated signature type used during assert_recover_key");
        ChainErrors.UnactivatedKeyType.Assert((uint)expected.Type < SupportedKeyTypes,
            "Unactivated key type used when creating assert_recover_key");
        CheckVariableSize(given);
        ChainErrors.CryptoApiException.Assert(Recover(given, hash) == expected, "Error expected key different than recovered key");
    }

    [HostFunction("recover_key")]
    public int RecoverKey(WasmInstance wasm, uint digest, uint signature, uint signatureLength, uint key, uint keyLength)
    {
        var span = wasm.Span(key, keyLength);
        var signatureBytes = wasm.Span(signature, signatureLength);
        var hash = wasm.Digest(digest);
        var given = Unpack<Signature>(signatureBytes, "fc::crypto::signature");
        CheckSignatureType(given, "Unactivated signature type used during recover_key");
        CheckVariableSize(given);
        var writer = new PackWriter(64);
        writer.Write(Recover(given, hash));
        var packed = writer.Written;
        if ((uint)given.Type >= Config.GenesisNumSupportedKeyTypes)
        {
            ChainErrors.WasmExecutionError.Assert(
                span.Length >= EccKeySize, "destination buffer must at least be able to hold an ECC public key");
            packed[..Math.Min(packed.Length, span.Length)].CopyTo(span);
            return packed.Length;
        }
        CheckRoom(packed.Length, span.Length);
        packed.CopyTo(span);
        return packed.Length;
    }

    [HostFunction("k1_recover")]
    public int K1Recover(WasmInstance wasm, uint signature, uint signatureLength, uint digest, uint digestLength, uint key, uint keyLength)
    {
        var signatureBytes = wasm.Span(signature, signatureLength);
        var digestBytes = wasm.Span(digest, digestLength);
        var output = wasm.Span(key, keyLength);
        CheckNotAliasing((signature, signatureLength), (digest, digestLength), (key, keyLength));
        return Answer(K1Recovery.Recover(signatureBytes, digestBytes), output);
    }

    private uint SupportedKeyTypes => context.Database.ProtocolState.NumSupportedKeyTypes;

    private void CheckSignatureType(Signature signature, string message) =>
        ChainErrors.UnactivatedSignatureType.Assert((uint)signature.Type < SupportedKeyTypes, message);

    private void CheckVariableSize(Signature signature)
    {
        if (!context.Chain.IsProducingBlock || signature.Type != KeyType.WA)
            return;
        ChainErrors.SigVariableSizeLimitException.Assert(
            signature.Data.Length - 65 <= controller.MaximumVariableSignatureLength,
            "signature variable length component size greater than subjective maximum");
    }

    private static PublicKey Recover(Signature signature, Checksum256 digest)
    {
        try
        {
            return signature.Recover(digest, checkCanonical: false);
        }
        catch (CryptographicException error)
        {
            throw error.ToChainException();
        }
    }

    // libfc writes the type byte, then the key, and tells how much room the failing write had
    private static void CheckRoom(int size, int room) => ChainErrors.OutOfRangeException.Assert(
        size <= room, $"{"write":method} datastream of length {room:len} over by {(room == 0 ? 1 : 2 - room):over}");
}
