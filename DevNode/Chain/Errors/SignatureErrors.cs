using System.Security.Cryptography;

namespace DevNode.Chain;

/// <summary>Signatures from which no key can be recovered, as nodeos reports them (fc elliptic_secp256k1.cpp, elliptic_r1.cpp).</summary>
public static class SignatureErrors
{
    /// <summary>Message of each failed assertion and the expression that libfc puts before it.</summary>
    private static readonly Dictionary<string, string> Assertions = new(StringComparer.Ordinal)
    {
        ["signature is not canonical"] = "is_canonical( c )",
        ["Failed to parse client data JSON"] = "reader.Parse<detail::rapidjson::kParseIterativeFlag>(ss, handler)",
        ["webauthn signature type not an assertion"] = "handler.found_type == \"webauthn.get\"",
        ["encountered non-base64 character"] = "isalnum(c) || (c == b64_chars[sizeof(base64_chars)-3]) || (c == b64_chars[sizeof(base64_chars)-2])",
        ["Wrong webauthn challenge"] = "fc::sha256(challenge_bytes.data(), challenge_bytes.size()) == digest",
        ["webauthn origin must begin with https://"] = "handler.found_origin.compare(0, https_len, required_origin_scheme) == 0",
        ["auth_data not as large as required"] = "c.auth_data.size() >= min_auth_data_size",
        ["webauthn rpid hash doesn't match origin"] = "memcmp(c.auth_data.data(), fc::sha256::hash(rpid).data(), sizeof(fc::sha256)) == 0",
    };

    /// <summary>Assertions of libfc without a message.</summary>
    private static readonly Dictionary<string, string> Expressions = new(StringComparer.Ordinal)
    {
        ["secp256k1: no key made this signature"] = "secp256k1_ecdsa_recover( detail::_get_context(), &secp_pub, &secp_sig, (unsigned char*) digest.data() )",
        ["secp256k1: r or s is not below the group's order"] =
            "secp256k1_ecdsa_recoverable_signature_parse_compact( detail::_get_context(), &secp_sig, (unsigned char*)c.begin() + 1, (*c.begin() - 27) & 3)",
    };

    /// <summary>A failed assertion for what libfc asserts, else an exception without a class.</summary>
    public static ChainException ToChainException(this CryptographicException exception) =>
        Expressions.TryGetValue(exception.Message, out var alone) ? ChainErrors.AssertException.Error($"{alone}: ")
        : Assertions.TryGetValue(exception.Message, out var expression)
            ? ChainErrors.AssertException.Error($"{expression}: {exception.Message}")
            : ChainErrors.Unspecified.Error(exception.Message);
}
