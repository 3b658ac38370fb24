using Antelope;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>Reads the controller's configuration from the options.</summary>
internal static class ControllerSettings
{
    /// <summary>Throws <see cref="OptionException"/> naming the option that is wrong.</summary>
    public static ControllerConfig From(OptionValues values)
    {
        DeepMindOutput.Check(values);
        var billable = values.UInt32("signature-cpu-billable-pct");
        if (billable > 100)
            throw new OptionException("option '--signature-cpu-billable-pct' must be 0 - 100");
        var greylistLimit = values.UInt32("greylist-limit");
        if (greylistLimit is 0 or > Config.MaximumElasticResourceMultiplier)
            throw new OptionException($"option '--greylist-limit' must be 1 - {Config.MaximumElasticResourceMultiplier}");
        return new()
        {
            SenderBypassWhiteblacklist = Names(values, "sender-bypass-whiteblacklist"),
            ActorWhitelist = Names(values, "actor-whitelist"),
            ActorBlacklist = Names(values, "actor-blacklist"),
            ContractWhitelist = Names(values, "contract-whitelist"),
            ContractBlacklist = Names(values, "contract-blacklist"),
            ActionBlacklist = values.List("action-blacklist").Select(ReadAction).ToHashSet(),
            KeyBlacklist = values.List("key-blacklist").Select(ReadKey).ToHashSet(),
            ResourceGreylist = Names(values, "greylist-account"),
            TrustedProducers = Names(values, "trusted-producer"),
            SigCpuBillPct = billable * Config.Percent1,
            MaxNonprivilegedInlineActionSize = values.UInt32("max-nonprivileged-inline-action-size"),
            MaximumVariableSignatureLength = values.UInt32("maximum-variable-signature-length"),
            ForceAllChecks = values.Bool("force-all-checks"),
            DisableReplayOpts = values.Bool("disable-replay-opts"),
            ContractsConsole = values.Bool("contracts-console"),
            AllowRamBillingInNotify = values.Bool("disable-ram-billing-notify-checks"),
            TerminateAtBlock = values.UInt32("terminate-at-block"),
            ReadMode = values.Text("read-mode") switch
            {
                "head" => DbReadMode.Head,
                "read-only" => DbReadMode.ReadOnly,
                "irreversible" => DbReadMode.Irreversible,
                _ => DbReadMode.Speculative,
            },
            BlockValidationMode = values.Text("validation-mode") == "light" ? ValidationMode.Light : ValidationMode.Full,
            GreylistLimit = greylistLimit,
        };
    }

    private static HashSet<Name> Names(OptionValues values, string option) =>
        values.List(option).Select(text => ReadName(option, text)).ToHashSet();

    private static Name ReadName(string option, string text) =>
        Name.TryParse(text, out var name, out var error) ? name : throw new OptionException($"option '--{option}': {error}");

    private static (Name, Name) ReadAction(string text) => text.Split("::") is [var code, var action]
        ? (ReadName("action-blacklist", code), ReadName("action-blacklist", action))
        : throw new OptionException($"option '--action-blacklist': '{text}' is not of the form code::action");

    private static PublicKey ReadKey(string text)
    {
        try
        {
            return PublicKey.Parse(text);
        }
        catch (FormatException e)
        {
            throw new OptionException($"option '--key-blacklist': {e.Message}");
        }
    }
}
