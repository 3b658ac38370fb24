using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Antelope;
using Antelope.Serialization;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>WebAuthn signatures whose client JSON, origin or authenticator data is unusual or wrong.</summary>
internal static class WebAuthnCases
{
    /// <summary>Packed signatures of a digest.</summary>
    public static IEnumerable<(string Label, byte[] Signature)> Signatures(PrivateKey device, Checksum256 digest)
    {
        var challenge = Base64Url.EncodeToString(digest.Bytes);
        foreach (var json in Jsons(challenge))
            yield return (json.Replace(challenge, "CHALLENGE", StringComparison.Ordinal) is { Length: < 200 } shown ? shown : $"{json[..20]} of {json.Length}", Sign(device, AuthData("lab.example", 1), Encoding.Latin1.GetBytes(json)));
        foreach (var (origin, party) in Origins())
            yield return ($"{origin} for {party}", Sign(device, AuthData(party, 1), Encoding.Latin1.GetBytes(Json(challenge, origin))));
        foreach (var flags in new byte[] { 0, 1, 2, 4, 5, 0xff })
            yield return ($"flags {flags}", Sign(device, AuthData("lab.example", flags), Encoding.Latin1.GetBytes(Json(challenge, "https://lab.example"))));
        foreach (var length in new[] { 0, 32, 36, 37, 60 })
            yield return ($"{length} bytes of authenticator data", Sign(device, [.. AuthData("lab.example", 1).Concat(new byte[30]).Take(length)], Encoding.Latin1.GetBytes(Json(challenge, "https://lab.example"))));
    }

    /// <summary>sha256 of the relying party, flags, a counter.</summary>
    public static byte[] AuthData(string party, byte flags) => [.. SHA256.HashData(Encoding.Latin1.GetBytes(party)), flags, 0, 0, 0, 5];

    /// <summary>A packed signature of what the authenticator saw.</summary>
    public static byte[] Sign(PrivateKey device, byte[] authData, byte[] clientJson)
    {
        var writer = new PackWriter();
        writer.WriteUInt8(2);
        writer.WriteRaw(device.Sign(Checksum256.Hash([.. authData, .. SHA256.HashData(clientJson)])).Data);
        writer.WriteBytes(authData);
        writer.WriteBytes(clientJson);
        return writer.ToArray();
    }

    private static string Json(string challenge, string origin) => $"{{\"type\":\"webauthn.get\",\"challenge\":\"{challenge}\",\"origin\":\"{origin}\"}}";

    private static (string Origin, string Party)[] Origins() =>
    [
        ("https://lab.example", "lab.example"), ("https://lab.example:8443", "lab.example"), ("https://lab.example:", "lab.example"), ("https://lab.example:1:2", "lab.example:1"), ("https://lab.example/", "lab.example"), ("https://", ""), ("https://:1", ""),
        ("http://lab.example", "lab.example"), ("HTTPS://lab.example", "lab.example"), ("https:/", ""), ("", ""), ("https://\u00fcber", "\u00fcber"), ("https://lab.example ", "lab.example "), ("https:// ", " "),
    ];

    private static IEnumerable<string> Jsons(string challenge)
    {
        string type = "\"type\":\"webauthn.get\"", challenged = $"\"challenge\":\"{challenge}\"", origin = "\"origin\":\"https://lab.example\"", all = $"{type},{challenged},{origin}";
        string[] values = ["null", "true", "false", "tru", "True", "0", "-0", "-", "01", "1.5", "1.", ".5", "1e5", "1E+5", "1e-5", "1e", "1e400", "-1e400", "1e-400", "18446744073709551616", "NaN", "Infinity", "0x1", "\"\"", "\"\\u0041\"", "\"\\ud83d\\ude00\"",
            "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\u12\"", "\"\\x\"", "\"\\/\"", "\"\u0001\"", "\"\t\"", "\"\u00ff\"", "\"\u007f\"", "'a'", "[]", "{}", "[1,2]", "[1,]", "[,]", "[1 2]", "{\"a\":1}", "{\"a\":1,}", "{\"a\"}", "{1:2}", "{\"challenge\":\"x\"}",
            "[{\"type\":1},[[]],{}]", "[}", "{]", "[", "", "[[1]", "\"open", $"{new string('[', 100)}{new string(']', 100)}", $"{new string('[', 3000)}{new string(']', 3000)}"];
        foreach (var value in values)
            yield return $"{{{all},\"x\":{value}}}";
        yield return $"  {{ {all.Replace(",", " ,\n\t", StringComparison.Ordinal).Replace(":", " : ", StringComparison.Ordinal).Replace("https : ", "https:", StringComparison.Ordinal)} }}\r\n";
        foreach (var json in new[]
        {
            "", " ", "{}", "[]", "\"a\"", "1", "null", $"[{{{all}}}]", $"{{{all}}} x", $"{{{all}}}{{}}", $"{{{all}}}\0x", $"\0{{{all}}}", $"\u00ef\u00bb\u00bf{{{all}}}", $"{{{all},}}", $"{{,{all}}}", $"{{{all}", $"{all}", $"{{{all}}}}}", $"{{{all} {origin}}}",
            $"{{{type},{challenged}}}", $"{{{type},{origin}}}", $"{{{challenged},{origin}}}", $"{{{origin},{challenged},{type}}}", $"{{\"type\":\"x\",{all}}}", $"{{{all},\"type\":\"x\"}}", $"{{\"challenge\":null,{all}}}", $"{{\"challenge\":1,{all}}}", $"{{\"type\":[],{all}}}",
            $"{{\"origin\":{{}},{all}}}", $"{{\"Type\":\"x\",{all}}}", $"{{\"t\\u0079pe\":\"webauthn.get\",{challenged},{origin}}}", $"{{\"type\\u0000x\":\"webauthn.get\",{challenged},{origin}}}", $"{{\"type\":\"webauthn.get\\u0000\",{challenged},{origin}}}", $"{{\"type\":\"webauthn\\u002eget\",{challenged},{origin}}}",
            $"{{\"type\":\"webauthn.create\",{challenged},{origin}}}", $"{{{type},\"challenge\":\"\",{origin}}}", $"{{{type},\"challenge\":\"{challenge}=\",{origin}}}", $"{{{type},\"challenge\":\"{challenge}==x\",{origin}}}", $"{{{type},\"challenge\":\"={challenge}\",{origin}}}", $"{{{type},\"challenge\":\"{challenge}A\",{origin}}}",
            $"{{{type},\"challenge\":\"{challenge}AA\",{origin}}}", $"{{{type},\"challenge\":\"{challenge[..^1]}\",{origin}}}", $"{{{type},\"challenge\":\"{challenge} \",{origin}}}", $"{{{type},\"challenge\":\"{challenge[..^1]}+\",{origin}}}", $"{{{type},\"challenge\":\"{challenge[..^1]}/\",{origin}}}",
            $"{{{type},\"challenge\":\"{new string('A', 43)}\",{origin}}}", $"/**/{{{all}}}", $"{{'type':'webauthn.get',{challenged},{origin}}}", $"{{type:\"webauthn.get\",{challenged},{origin}}}",
        })
            yield return json;
    }
}
