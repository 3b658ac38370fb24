namespace Antelope;

/// <summary>How a kind of text is written, and called in fc's errors (fc public_key.cpp, signature.cpp).</summary>
/// <param name="Prefix">What it starts with.</param>
/// <param name="Kind">What the prefix tells.</param>
/// <param name="PrefixName">Of what a wrong prefix is.</param>
/// <param name="Name">What may have no data.</param>
/// <param name="DataFrame">The type of its data.</param>
internal sealed record KeyTextForm(string Prefix, string Kind, string PrefixName, string Name, ErrorStep DataFrame)
{
    public static KeyTextForm PublicKey { get; } = new("PUB", "data type", "Public Key", "Public Key", ErrorStep.Of($"fc::array<{"char":type},{33:length}>"));
    public static KeyTextForm PrivateKey { get; } = new("PVT", "type", "Private Key", "Private Key", "fc::sha256");
    public static KeyTextForm Signature { get; } = new("SIG", "type", "Signature Key", "Signature", ErrorStep.Of($"fc::array<{"uint8_t":type},{65:length}>"));
}
