using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>What this node holds against accounts beyond what the chain bills them, by nodeos's options.</summary>
public sealed record SubjectiveSettings
{
    /// <summary>No billing of transactions of peers.</summary>
    public bool DisableP2p { get; init; } = true;

    /// <summary>No billing of transactions of the API.</summary>
    public bool DisableApi { get; init; } = true;
    public IReadOnlySet<Name> FreeAccounts { get; init; } = new HashSet<Name>();

    /// <summary>Minutes until an account's failed CPU time is forgotten; positive.</summary>
    public uint DecayMinutes { get; init; } = 1440;
    public uint MaxFailures { get; init; } = 3;

    /// <summary>Blocks in which failures are counted; positive.</summary>
    public uint FailuresWindowBlocks { get; init; } = 1;

    /// <summary>Microseconds granted to a transaction that starts without enough CPU; null for nodeos's default.</summary>
    public uint? CpuLeewayUs { get; init; }
    public bool IsDisabled => DisableP2p && DisableApi;

    /// <summary>Reads the options; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static SubjectiveSettings From(OptionValues values)
    {
        var all = values.Bool("disable-subjective-billing");
        var leeway = values.Int32("subjective-cpu-leeway-us");
        return new()
        {
            DisableP2p = all && values.Bool("disable-subjective-p2p-billing"),
            DisableApi = all && values.Bool("disable-subjective-api-billing"),
            FreeAccounts = values.List("disable-subjective-account-billing").Select(text => Name.TryParse(text, out var name, out var error)
                ? name : throw new OptionException($"option '--disable-subjective-account-billing': {error}")).ToHashSet(),
            DecayMinutes = Positive(values, "subjective-account-decay-time-minutes"),
            MaxFailures = values.UInt32("subjective-account-max-failures"),
            FailuresWindowBlocks = Positive(values, "subjective-account-max-failures-window-size"),
            CpuLeewayUs = leeway == Config.DefaultSubjectiveCpuLeewayUs ? null : (uint)leeway,
        };
    }

    private static uint Positive(OptionValues values, string option) =>
        values.UInt32(option) is > 0 and var value ? value : throw new OptionException($"option '--{option}' must be greater than 0");
}
