using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LabModel;

namespace AppHost.Containers;

/// <summary>
/// The names of a lab's containers, volumes and network, and the label they have. They are made of the lab's name and a digest of its directory:
/// labs of one name in two checkouts are two labs.
/// </summary>
internal sealed class LabNames(string lab, string directory)
{
    /// <summary>The label of everything that belongs to a lab.</summary>
    public const string LabelName = "org.antelope-lab.lab";

    private readonly string _digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..6].ToLower(CultureInfo.InvariantCulture);

    /// <summary>Lab and digest.</summary>
    public string Lab => $"{lab}.{_digest}";

    public string Label => $"{LabelName}={Lab}";

    /// <summary>The application's name, whose first 32 characters Aspire puts at the end of the network's name.</summary>
    public string Application => $"{_digest}-{lab}";

    /// <summary>The end of the network's name.</summary>
    public string NetworkSuffix => Application.Length > 32 ? Application[..32] : Application;

    public string Container(string resource) => $"antelope-lab.{Lab}.{resource}";

    /// <summary>The volume of a node's data.</summary>
    public string Volume(LabNode node) => $"antelope-lab.{Lab}.{node.Name}";
}
