using Antelope;

namespace BootAgent.Plan;

/// <summary>The core token: symbol, maximum supply, issue.</summary>
internal sealed record TokenPlan(Symbol Symbol, Asset Supply, Asset Issue)
{
    public static TokenPlan Read(PlanDocument document, PlanErrors errors)
    {
        var symbol = errors.Try("symbol", () => Antelope.Symbol.Parse(document.Symbol ?? ""));
        var supply = ReadAsset("supply", document.Supply, symbol, errors);
        var issue = ReadAsset("issue", document.Issue, symbol, errors);
        if (supply.Amount > 0 && issue.Amount > supply.Amount)
        {
            errors.Add("issue", $"{issue} is more than the supply of {supply}");
        }
        return new TokenPlan(symbol, supply, issue);
    }

    /// <summary>A positive amount of the core token.</summary>
    public static Asset ReadAsset(string place, string? text, Symbol symbol, PlanErrors errors)
    {
        var asset = errors.Try(place, () => Asset.Parse(text ?? ""));
        if (asset != default && symbol != default && asset.Symbol != symbol)
        {
            errors.Add(place, $"'{text}' is not of the symbol {symbol}");
        }
        else if (asset != default && asset.Amount <= 0)
        {
            errors.Add(place, $"'{text}' is not more than 0");
        }
        return asset;
    }
}
