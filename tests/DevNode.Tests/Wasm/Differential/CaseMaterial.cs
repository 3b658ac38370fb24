using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using static Bench.Execution.CryptoPrograms;
using DevNode.Chain;
using DevNode.Chain.Intrinsics;
using DevNode.Wasm;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Bytes that host functions can make sense of, by the name of the parameter that takes them.</summary>
internal static class CaseMaterial
{
    public const string Fuzz = "fuzz", Privileged = "fuzzpriv", Other = "bob";

    /// <summary>Signs for every account of the cases.</summary>
    public static readonly PrivateKey Key = PrivateKey.FromSeed(KeyType.K1, "antelope golden test key K1 eosio");

    private static readonly PrivateKey R1 = PrivateKey.FromSeed(KeyType.R1, "antelope golden test key R1 0");
    private static readonly byte[] Digest = SHA256.HashData("digest"u8);
    private static readonly PermissionLevel Active = new(Fuzz, "active");

    /// <summary>What to offer for a parameter of a function; "*" is for every pointer.</summary>
    public static readonly Dictionary<string, byte[][]> ByParameter = Build();

    private static Dictionary<string, byte[][]> Build()
    {
        byte[][] transactions =
        [
            Packed.Pack(Deferred([Action.Of(Fuzz, "run", [Active], new Nothing())])), Packed.Pack(Deferred([])),
            Packed.Pack(Deferred([Action.Of(Other, "run", [new(Other, "active")], new Nothing())])),
            Packed.Pack(Deferred([Action.Of("eosio", "setabi", [Active], new SetAbi(Fuzz, []))])),
            Packed.Pack(Deferred([Action.Of(Fuzz, "run", [Active], new Nothing())]) with { DelaySec = 3000, Expiration = new(10) }),
        ];
        byte[][] actions =
        [
            Packed.Pack(Action.Of(Fuzz, "run", [Active], new Nothing())), Packed.Pack(Action.Of(Fuzz, "run", [], new Nothing())),
            Packed.Pack(Action.Of(Other, "run", [new(Other, "active")], new Nothing())), Packed.Pack(Action.Of("nobody", "run", [], new Nothing())),
            Packed.Pack(Action.Of("eosio", "setabi", [Active], new SetAbi(Fuzz, [1, 2]))),
            Packed.Pack(Action.Of(Fuzz, "run", [new(Fuzz, "nothing"), Active], new Nothing())),
        ];
        var keys = new PackWriter();
        keys.WriteArray<PublicKey>([Key.PublicKey]);
        var levels = new PackWriter();
        levels.WriteArray<PermissionLevel>([Active, new(Other, "active")]);
        var limits = new PackWriter();
        limits.WriteUInt32(0);
        WasmParameters.Pack(WasmConfig.Default with { MaxPages = 500 }, limits);
        return new()
        {
            ["*"] = [Digest, "a text\0"u8.ToArray(), [], new byte[64], [.. Enumerable.Range(1, 96).Select(i => (byte)(i * 37))]],
            ["signature"] = [Packed.Pack(Key.Sign(new(Digest))), Packed.Pack(R1.Sign(new(Digest))), WebAuthnSignature(), Key.Sign(new(Digest)).Data.ToArray(), K1Recoverable()],
            ["key"] = [Packed.Pack(Key.PublicKey), Packed.Pack(R1.PublicKey), Packed.Pack(WebAuthnKey()), new byte[100]],
            ["digest"] = [Digest, .. Enum.GetValues<BuiltinProtocolFeature>().Take(4).Select(feature => ProtocolFeatureSet.CreateDefault().GetBuiltinDigest(feature)!.Value.Bytes.ToArray())],
            ["hash"] = [SHA256.HashData(Digest), SHA1.HashData(Digest), SHA512.HashData(Digest), new byte[64]],
            ["actions"] = actions,
            ["transactions"] = transactions,
            ["keys"] = [keys.ToArray(), [0], [1]],
            ["permissions"] = [levels.ToArray(), [0], [1]],
            ["schedule"] = [Schedule(1), Schedule(2), [0]],
            ["parameters"] = [Parameters(new()), Parameters(new() { MaxInlineActionDepth = 5 }), limits.ToArray(), [1, 16, 8, 0], [2, 14, 6, 0, 15, 7, 0], [1, 99], new byte[80]],
            ["ids"] = [[2, 0, 17], [1, 5], [1, 18], [0], [3, 1, 2, 3]],
            ["pairs"] = [Hex(G1 + G2 + MinusG1 + G2), Hex(G1 + G2), [], Hex(G1)],
            ["left"] = [Hex(G1), Hex(MinusG1), new byte[64], Digest],
            ["scalar"] = [Digest, Hex(G1)[..32]],
            ["state"] = [[.. Enumerable.Range(0, 64).Select(i => (byte)i)]],
            ["message"] = [[.. Enumerable.Range(0, 128).Select(i => (byte)(i * 3))], "failed because\0"u8.ToArray()],
            ["offset"] = [[3, 0, 0, 0, 0, 0, 0, 0], new byte[8]],
            ["secondary"] = [[.. Enumerable.Range(0, 64).Select(i => (byte)(i * 5))], BitConverter.GetBytes(1.5), BitConverter.GetBytes(double.NaN), new byte[32], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xc0, 0xff, 0x7f]],
        };
    }

    // what a parameter of this name takes in this function
    public static byte[][] For(string function, string parameter)
    {
        var kind = (function, parameter) switch
        {
            ("send_inline" or "send_context_free_inline", "data") => "actions",
            ("send_deferred", "data") => "transactions",
            ("check_transaction_authorization", "transaction") or ("check_transaction_authorization", "data") => "transactions",
            (_, "point" or "right") => "left",
            (_, "offset0" or "offset1") => "offset",
            (_, "base" or "exponent" or "modulus") => "digest",
            _ => parameter,
        };
        return ByParameter.TryGetValue(kind, out var known) ? known : ByParameter["*"];
    }

    private static Transaction Deferred(IReadOnlyList<Action> actions) => new() { DelaySec = 2500, Actions = actions };

    private static byte[] Schedule(int producers)
    {
        var writer = new PackWriter();
        writer.WriteArray<ProducerKey>([.. new Name[] { "eosio", Fuzz }.Take(producers).Select(name => new ProducerKey(name, Key.PublicKey))]);
        return writer.ToArray();
    }

    private static byte[] Parameters(ChainConfig config)
    {
        var writer = new PackWriter();
        config.PackV0(writer);
        return writer.ToArray();
    }

    private static byte[] K1Recoverable()
    {
        var data = Key.Sign(new(Digest)).Data.ToArray();
        return [(byte)(data[0] - 4), .. data[1..]];
    }

    private static byte[] AuthData() => [.. SHA256.HashData("lab.example"u8), 1, 0, 0, 0, 5];

    private static byte[] ClientData() =>
        Encoding.UTF8.GetBytes($"{{\"type\":\"webauthn.get\",\"challenge\":\"{Base64Url.EncodeToString(Digest)}\",\"origin\":\"https://lab.example\"}}");

    private static byte[] WebAuthnSignature()
    {
        var writer = new PackWriter();
        writer.WriteUInt8(2);
        writer.WriteRaw(R1.Sign(new(SHA256.HashData([.. AuthData(), .. SHA256.HashData(ClientData())]))).Data);
        writer.WriteBytes(AuthData());
        writer.WriteBytes(ClientData());
        return writer.ToArray();
    }

    private static PublicKey WebAuthnKey()
    {
        var writer = new PackWriter();
        writer.WriteRaw(R1.PublicKey.Data);
        writer.WriteUInt8(1);
        writer.WriteString("lab.example");
        return new(KeyType.WA, writer.Written);
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

    private readonly record struct Nothing : IPackable<Nothing>
    {
        public void Pack(PackWriter writer)
        {
        }

        public static Nothing Unpack(ref PackReader reader) => default;
    }
}
