using System.Text.RegularExpressions;

namespace Aspire.Hosting;

/// <summary>The rule for names of resources and endpoints.</summary>
internal static partial class ResourceNames
{
    public static void Validate(string name)
    {
        if (name.Length is < 1 or > 64 || !Valid().IsMatch(name))
        {
            throw new DistributedApplicationException(
                $"'{name}' is no resource name: 1 to 64 ASCII letters, digits and hyphens, a letter first, no hyphen last, no two hyphens in a row.");
        }
    }

    [GeneratedRegex("^[A-Za-z](-?[A-Za-z0-9])*$")]
    private static partial Regex Valid();
}
