using Antelope;

namespace BootAgent.Plan;

/// <summary>
/// How an account's funds are split (tutorial 2.4, bios-boot-tutorial.py createStakedAccounts): 0.1 for RAM, the next 0.9
/// half for CPU and half for NET, then up to 9 liquid, the rest half and half again.
/// </summary>
public static class StakingRule
{
    private const decimal Ram = 0.1m;
    private const decimal MinimumStake = 0.9m;
    private const decimal MaximumLiquid = 9m;

    /// <summary>The account with its stakes, or null when the funds do not even pay for the RAM.</summary>
    /// <param name="name">The account.</param>
    /// <param name="funds">All that the account gets, in the smallest unit.</param>
    /// <param name="symbol">Symbol of the core token.</param>
    public static StakedAccount? Split(Name name, long funds, Symbol symbol)
    {
        var ram = Units(Ram, symbol);
        if (funds < ram || ram == 0)
        {
            return null;
        }
        var minimum = Math.Min(funds - ram, Units(MinimumStake, symbol));
        var liquid = Math.Min(funds - ram - minimum, Units(MaximumLiquid, symbol));
        var stake = funds - ram - liquid;
        var net = (long)decimal.Round(stake / 2m); // halves to even, as Python's round
        return new StakedAccount(
            name, new Asset(net, symbol), new Asset(stake - net, symbol), RamPurchase.For(new Asset(ram, symbol)),
            new Asset(liquid, symbol), Transfer: true);
    }

    /// <summary>A number of tokens in the smallest unit of the symbol.</summary>
    public static long Units(decimal tokens, Symbol symbol)
    {
        for (var i = 0; i < symbol.Precision; i++)
        {
            tokens *= 10;
        }
        return (long)decimal.Round(tokens);
    }
}
