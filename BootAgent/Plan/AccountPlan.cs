using Antelope;

namespace BootAgent.Plan;

/// <summary>All accounts to stake: the explicit ones, then users and the other producers by the Pareto distribution.</summary>
internal sealed record AccountPlan(
    IReadOnlyList<StakedAccount> Staked, IReadOnlyList<StakedAccount> Explicit,
    IReadOnlyList<Name> Producers, IReadOnlyList<Name> Users)
{
    /// <summary>Least funds of a producer, in tokens (bios-boot-tutorial.py --min-producer-funds).</summary>
    private const decimal MinimumProducerFunds = 1000;

    public static AccountPlan Read(PlanDocument document, TokenPlan token, PlanErrors errors)
    {
        var explicitAccounts = (document.Accounts ?? []).Select((account, i) => ReadAccount(account, i, token.Symbol, errors)).ToList();
        var producers = ReadNames(document.Producers, "producers", errors);
        var users = ReadNames(document.Users, "users", errors);
        var names = explicitAccounts.ConvertAll(account => account.Name);
        CheckDistinct(names.Concat(users), errors);

        var spent = explicitAccounts.Sum(account => (decimal)account.Staked + account.Liquid.Amount);
        var left = token.Issue.Amount - spent;
        if (token.Issue.Amount > 0 && left < 0)
        {
            errors.Add("accounts", $"their stakes and liquid tokens, {new Asset((long)Math.Min(spent, Asset.MaxAmount), token.Symbol)}, are more than the issue of {token.Issue}");
        }
        var sharing = users.Concat(producers.Except(names)).ToList();
        var staked = left <= 0 || sharing.Count == 0
            ? explicitAccounts
            : [.. explicitAccounts, .. Share(document, token, sharing, producers, (long)left, errors)];
        return new AccountPlan(staked, explicitAccounts, producers, users);
    }

    private static IEnumerable<StakedAccount> Share(
        PlanDocument document, TokenPlan token, List<Name> names, IReadOnlyList<Name> producers, long left, PlanErrors errors)
    {
        var pool = document.UserFunds is null
            ? left / 2
            : TokenPlan.ReadAsset("userFunds", document.UserFunds, token.Symbol, errors).Amount;
        var minimum = StakingRule.Units(MinimumProducerFunds, token.Symbol);
        var funds = ParetoFunds.Share(names.Count, pool, document.Seed)
            .Select((share, i) => producers.Contains(names[i]) ? Math.Max(share, minimum) : share).ToList();
        if (funds.Sum(share => (decimal)share) > left)
        {
            errors.Add("userFunds", $"users and producers would get more than the {new Asset(left, token.Symbol)} that the accounts leave of the issue");
        }
        return names.Select((name, i) => StakingRule.Split(name, funds[i], token.Symbol)).OfType<StakedAccount>();
    }

    private static StakedAccount ReadAccount(AccountDocument account, int index, Symbol symbol, PlanErrors errors)
    {
        var place = $"accounts[{index}]";
        if (account.BuyRamKbytes is <= 0 or > 1024 * 1024)
        {
            errors.Add($"{place}.buyRamKbytes", $"{account.BuyRamKbytes} is not between 1 and {1024 * 1024}");
        }
        return new StakedAccount(
            errors.ReadName($"{place}.name", account.Name),
            TokenPlan.ReadAsset($"{place}.stakeNet", account.StakeNet, symbol, errors),
            TokenPlan.ReadAsset($"{place}.stakeCpu", account.StakeCpu, symbol, errors),
            RamPurchase.OfBytes((uint)Math.Clamp(account.BuyRamKbytes, 0, 1024 * 1024) * 1024u),
            account.Liquid is null ? new Asset(0, symbol) : TokenPlan.ReadAsset($"{place}.liquid", account.Liquid, symbol, errors),
            account.Transfer);
    }

    private static IReadOnlyList<Name> ReadNames(IReadOnlyList<string>? names, string place, PlanErrors errors)
    {
        var read = (names ?? []).Select((name, i) => errors.ReadName($"{place}[{i}]", name)).ToList();
        foreach (var twice in read.Where(name => !name.IsEmpty).GroupBy(name => name).Where(group => group.Count() > 1))
        {
            errors.Add(place, $"{twice.Key} is there twice");
        }
        return read;
    }

    private static void CheckDistinct(IEnumerable<Name> names, PlanErrors errors)
    {
        foreach (var twice in names.Where(name => !name.IsEmpty).GroupBy(name => name).Where(group => group.Count() > 1))
        {
            errors.Add("accounts", $"{twice.Key} is there twice");
        }
    }
}
