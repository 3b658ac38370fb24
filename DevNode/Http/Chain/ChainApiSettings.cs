using System.Reflection;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>What of the options concerns the chain API.</summary>
public sealed record ChainApiSettings
{
    /// <summary>False refuses every transaction.</summary>
    public bool AcceptTransactions { get; init; } = true;

    /// <summary>Serve get_accounts_by_authorizers.</summary>
    public bool AccountQueries { get; init; }

    /// <summary>Name the whole way to a failing field in ABI errors.</summary>
    public bool VerboseErrors { get; init; }

    /// <summary>Version as get_info shows it.</summary>
    public string ServerVersion { get; init; } =
        "v" + (typeof(ChainApiSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    public static ChainApiSettings From(OptionValues values) => new()
    {
        AcceptTransactions = values.Bool("api-accept-transactions") && values.Text("read-mode") is not ("read-only" or "irreversible"),
        VerboseErrors = values.Bool("verbose-http-errors"),
        AccountQueries = values.Bool("enable-account-queries"),
    };
}
