using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain.Intrinsics;
using DevNode.Tests.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>R1 and WebAuthn keys: in authorities, signing transactions, and recovered by contracts, before and after WEBAUTHN_KEY.</summary>
internal static class KeyCases
{
    private const string Origin = "https://lab.example";
    private static readonly Name Account = CaseMaterial.Other;
    private static readonly PrivateKey R1 = PrivateKey.FromSeed(KeyType.R1, "antelope golden test key R1 1");
    private static readonly Checksum256 Digest = Checksum256.Hash("keys"u8);

    /// <summary>While WEBAUTHN_KEY is not active; bob's contract is then one that only recovers keys.</summary>
    public static IEnumerable<DirectedCase> Before(CaseChain chain)
    {
        var contract = new CallerContract(ContractIntrinsics.Functions, ["recover_key", "assert_recover_key", "printhex"]);
        yield return new("contract that recovers", chain.Sign([CaseChain.SetCode(Account, contract.Code)]));
        foreach (var transaction in Authorities(chain, "without the feature"))
            yield return transaction;
        foreach (var (label, signature) in new[] { ("K1", CaseMaterial.Key.Sign(Digest)), ("R1", R1.Sign(Digest)), ("WA", WebAuthn(Digest)) })
        {
            foreach (var key in new[] { CaseMaterial.Key.PublicKey, R1.PublicKey, WebAuthnKey() })
                yield return new($"assert_recover_key without the feature, {label} and {key.Type}", Assert(chain, contract, Packed.Pack(signature), Packed.Pack(key)));
            yield return new($"recover_key without the feature, {label}", Recover(chain, contract, Packed.Pack(signature), 100));
        }
    }

    /// <summary>With all features.</summary>
    public static IEnumerable<DirectedCase> After(CaseChain chain)
    {
        foreach (var transaction in Authorities(chain, "with the feature"))
            yield return transaction;
        foreach (var (label, signature) in new[] { ("K1", CaseMaterial.Key.Sign(Digest)), ("R1", R1.Sign(Digest)), ("WA", WebAuthn(Digest)) })
        {
            var packed = Packed.Pack(signature);
            foreach (var key in new[] { CaseMaterial.Key.PublicKey, R1.PublicKey, WebAuthnKey() })
                yield return new($"assert_recover_key, {label} and {key.Type}", Assert(chain, chain.Caller, packed, Packed.Pack(key)));
            foreach (var room in new uint[] { 0, 1, 2, 32, 33, 34, 46, 47, 48, 100 })
                yield return new($"recover_key, {label} into {room}", Recover(chain, chain.Caller, packed, room));
            for (byte recovery = 25; recovery < 37; recovery++)
                yield return new($"recover_key, {label} of {recovery}", Recover(chain, chain.Caller, [packed[0], recovery, .. packed[2..]], 100));
            foreach (var length in new[] { 0, 1, 40, packed.Length - 1 })
                yield return new($"recover_key, {label} cut to {length}", Recover(chain, chain.Caller, packed[..length], 100));
            yield return new($"recover_key, {label} with more", Recover(chain, chain.Caller, [.. packed, 1, 2], 100));
            foreach (var zero in new[] { 2, 34 })
                yield return new($"recover_key, {label} with zeros at {zero}", Recover(chain, chain.Caller, [.. packed[..zero], .. new byte[32], .. packed[(zero + 32)..]], 100));
            yield return new($"recover_key, {label} of ones", Recover(chain, chain.Caller, [.. packed[..2], .. Enumerable.Repeat((byte)0xff, 64), .. packed[66..]], 100));
            yield return new($"recover_key, {label} with an s of ones", Recover(chain, chain.Caller, [.. packed[..34], .. Enumerable.Repeat((byte)0xff, 32), .. packed[66..]], 100));
            yield return new($"recover_key, {label} with the other s", Recover(chain, chain.Caller, OtherS(packed), 100));
        }
        foreach (var length in new[] { 1, 92, 93, 94, 126, 127, 128, 200 })
        {
            PublicKey key = new(KeyType.WA, [.. R1.PublicKey.Data, 1, .. ModuleParts.Text(new string('x', length))]);
            yield return new($"relying party of {length}", chain.Sign([Action.Of("eosio", UpdateAuth.ActionName, [new(Account, "active")], new UpdateAuth(Account, "device", "active", Authority.Of(key)))]));
        }
        yield return new("recover_key of type 3", Recover(chain, chain.Caller, [3, .. new byte[65]], 100));
        foreach (var key in new byte[][] { [], [3, .. new byte[33]], Packed.Pack(R1.PublicKey)[..20], [.. Packed.Pack(R1.PublicKey), 1], [2, .. R1.PublicKey.Data, 1, 0], [2, .. R1.PublicKey.Data, 3, 1, 65] })
            yield return new($"assert_recover_key of {Convert.ToHexStringLower(key)}", Assert(chain, chain.Caller, Packed.Pack(R1.Sign(Digest)), key));
        foreach (var (label, signature) in WebAuthnCases.Signatures(R1, Digest))
            yield return new($"WebAuthn {label}", Recover(chain, chain.Caller, signature, 100));
    }

    private static IEnumerable<DirectedCase> Authorities(CaseChain chain, string label)
    {
        foreach (var key in new[] { R1.PublicKey, WebAuthnKey() })
        {
            var authority = Authority.Of(key);
            var name = Name.Parse(label.StartsWith("without", StringComparison.Ordinal) ? "before" : "after") is var prefix && key.Type == KeyType.R1 ? $"{prefix}r" : $"{prefix}w";
            yield return new($"newaccount {label}, {key.Type}", chain.Sign([Action.Of("eosio", NewAccount.ActionName, [new("eosio", "active")], new NewAccount("eosio", name, authority, authority))]));
            yield return new($"updateauth {label}, {key.Type}", chain.Sign([Action.Of("eosio", UpdateAuth.ActionName, [new(Account, "active")], new UpdateAuth(Account, "device", "active", authority))]));
            var transaction = chain.Transaction([new(Account, "run", [new(Account, "device")], [])]);
            yield return new($"signed {label}, {key.Type}", Signed(transaction, digest => key.Type == KeyType.R1 ? R1.Sign(digest) : WebAuthn(digest)));
            yield return new($"signed {label}, {key.Type}, over another digest", Signed(transaction, _ => key.Type == KeyType.R1 ? R1.Sign(Digest) : WebAuthn(Digest)));
            yield return new($"signed {label}, {key.Type}, with K1", Signed(transaction, digest => CaseMaterial.Key.Sign(digest)));
            var again = chain.Transaction([new(Account, "run", [new(Account, "device")], [])]);
            yield return new($"signed {label}, {key.Type}, twice", PackedTransaction.Of(again, [R1.Sign(again.SigningDigest(GoldenChain.ChainId, [])), R1.Sign(again.SigningDigest(GoldenChain.ChainId, []))]));
            if (key.Type == KeyType.R1)
                yield return new($"signed {label}, R1, with the other s", Signed(again, digest => new(KeyType.R1, OtherS(Packed.Pack(R1.Sign(digest)))[1..])));
        }
    }

    private static PackedTransaction Signed(Transaction transaction, Func<Checksum256, Signature> sign) =>
        PackedTransaction.Of(transaction, [sign(transaction.SigningDigest(GoldenChain.ChainId, []))]);

    private static PackedTransaction Recover(CaseChain chain, CallerContract contract, byte[] signature, uint room)
    {
        var program = new CallerProgram(contract);
        var key = program.Place(new byte[112]);
        program.Call("recover_key", Number(program.Place(Digest.Bytes)), Number(program.Place(signature)), Number((uint)signature.Length), Number(key), Number(room));
        program.Dump(key, 64);
        return chain.Sign([Run(contract, chain, program)]);
    }

    private static PackedTransaction Assert(CaseChain chain, CallerContract contract, byte[] signature, byte[] key)
    {
        var program = new CallerProgram(contract);
        program.Call("assert_recover_key", Number(program.Place(Digest.Bytes)), Number(program.Place(signature)), Number((uint)signature.Length), Number(program.Place(key)), Number((uint)key.Length));
        return chain.Sign([Run(contract, chain, program)]);
    }

    private static Action Run(CallerContract contract, CaseChain chain, CallerProgram program)
    {
        Name account = contract == chain.Caller ? CaseMaterial.Fuzz : Account;
        return new(account, "run", [new(account, "active")], program.ToActionData());
    }

    private static (bool, ulong) Number(uint value) => (false, value);

    /// <summary>The signature's other form: the order of the group less s, and the parity of the point turned.</summary>
    private static byte[] OtherS(byte[] packed)
    {
        var order = System.Numerics.BigInteger.Parse(packed[0] == 0
            ? "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141" : "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var s = (order - new System.Numerics.BigInteger(packed.AsSpan(34, 32), isUnsigned: true, isBigEndian: true)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [packed[0], (byte)(((packed[1] - 27) ^ 1) + 27), .. packed[2..34], .. new byte[32 - s.Length], .. s, .. packed[66..]];
    }

    private static Signature WebAuthn(Checksum256 digest) => new(KeyType.WA, WebAuthnCases.Sign(R1, WebAuthnCases.AuthData("lab.example", 1), Encoding.UTF8.GetBytes(
        $"{{\"type\":\"webauthn.get\",\"challenge\":\"{Base64Url.EncodeToString(digest.Bytes)}\",\"origin\":\"{Origin}\"}}"))[1..]);

    private static PublicKey WebAuthnKey() => new(KeyType.WA, [.. R1.PublicKey.Data, 1, .. ModuleParts.Text("lab.example")]);
}
