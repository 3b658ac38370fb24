using Antelope;

namespace BootAgent.Plan;

/// <summary>The accounts that the system contracts expect (tutorial 1.7, bios-boot-tutorial.py systemAccounts).</summary>
public static class SystemAccounts
{
    /// <summary>The account of the chain itself.</summary>
    public static readonly Name Eosio = "eosio";

    /// <summary>Holder of the token contract.</summary>
    public static readonly Name Token = "eosio.token";

    /// <summary>Holder of the multi-signature contract.</summary>
    public static readonly Name Msig = "eosio.msig";

    /// <summary>The account whose active permission the elected producers hold; every chain has it.</summary>
    public static readonly Name Prods = "eosio.prods";

    /// <summary>The ten accounts that the boot creates.</summary>
    public static readonly IReadOnlyList<Name> All =
    [
        "eosio.bpay", "eosio.msig", "eosio.names", "eosio.ram", "eosio.ramfee",
        "eosio.rex", "eosio.saving", "eosio.stake", "eosio.token", "eosio.vpay",
    ];
}
