using System.Text.Json;
using Antelope;

namespace BootAgent.Plan;

/// <summary>Reads a plan file and checks it as a whole.</summary>
public static class BootPlanReader
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The plan in a file; throws <see cref="BootPlanException"/> with every error found.</summary>
    public static BootPlan ReadFile(string path)
    {
        PlanDocument? document;
        try
        {
            document = JsonSerializer.Deserialize<PlanDocument>(File.ReadAllText(path), Format);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BootPlanException([$"{path}: {exception.Message}"]);
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Read(document ?? new PlanDocument(), folder);
    }

    /// <summary>A checked plan; relative paths start from <paramref name="folder"/>.</summary>
    public static BootPlan Read(PlanDocument document, string folder)
    {
        var errors = new PlanErrors();
        var token = TokenPlan.Read(document, errors);
        var nodes = NodePlan.Read(document, errors);
        var keysFile = Located(document.KeysFile, "keysFile", folder, errors);
        var contracts = Located(document.ContractsDirectory, "contractsDirectory", folder, errors);
        var chainId = ReadChainId(document.ChainId, errors);
        var accounts = AccountPlan.Read(document, token, errors);
        var votes = VotePlan.Read(document, accounts, errors);
        errors.ThrowIfAny();
        return new BootPlan(
            nodes, keysFile, contracts, chainId, token.Supply, token.Issue, document.Features ?? FeatureList.Tutorial,
            accounts.Staked, accounts.Producers, votes, document.ClaimRewards, document.ProxyVotes);
    }

    private static string Located(string? path, string place, string folder, PlanErrors errors)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            errors.Add(place, "is missing");
            return "";
        }
        return Path.GetFullPath(path, folder);
    }

    private static Checksum256? ReadChainId(string? text, PlanErrors errors) =>
        text is null ? null : errors.Try<Checksum256?>("chainId", () => Checksum256.Parse(text));
}
