using System.Reflection;
using DevNode.Hosting;

namespace DevNode.Http;

/// <summary>What of the options concerns the chain API.</summary>
public sealed record ChainApiSettings
{
    /// <summary>False refuses every transaction.</summary>
    public bool AcceptTransactions { get; init; } = true;

    /// <summary>Name the whole way to a failing field in ABI errors.</summary>
    public bool VerboseErrors { get; init; }

    /// <summary>What a read may take; null for no limit.</summary>
    public TimeSpan? MaxResponseTime { get; init; }

    /// <summary>Measures what reads take.</summary>
    public TimeProvider Clock { get; init; } = ThreadTime.Clock;

    /// <summary>Version as get_info shows it.</summary>
    public string ServerVersion { get; init; } =
        "v" + (typeof(ChainApiSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    public static ChainApiSettings From(OptionValues values, HttpSettings http) => new()
    {
        MaxResponseTime = http.MaxResponseTime,
        Clock = http.Clock,
        AcceptTransactions = values.Bool("api-accept-transactions") && values.Text("read-mode") is not ("read-only" or "irreversible"),
        VerboseErrors = values.Bool("verbose-http-errors"),
    };
}
