using Antelope;

namespace BootAgent.Plan;

/// <summary>An account that eosio creates and pays for.</summary>
/// <param name="Name">Its name; its key is the one of the key file.</param>
/// <param name="Net">Stake for NET.</param>
/// <param name="Cpu">Stake for CPU.</param>
/// <param name="Ram">RAM to buy: a price or a number of bytes.</param>
/// <param name="Liquid">Tokens transferred to it; amount 0 for none.</param>
/// <param name="Transfer">Whether the stake becomes the account's own (and gives it votes) or stays eosio's.</param>
public sealed record StakedAccount(Name Name, Asset Net, Asset Cpu, RamPurchase Ram, Asset Liquid, bool Transfer)
{
    /// <summary>NET and CPU together, in the smallest unit: the weight of the account's vote if it owns the stake.</summary>
    public long Staked => Net.Amount + Cpu.Amount;
}

/// <summary>RAM bought for tokens (<c>buyram</c>) or by size (<c>buyrambytes</c>): one of the two is set.</summary>
public readonly record struct RamPurchase(Asset? Price, uint? Bytes)
{
    /// <summary>RAM for a price.</summary>
    public static RamPurchase For(Asset price) => new(price, null);

    /// <summary>RAM of a size.</summary>
    public static RamPurchase OfBytes(uint bytes) => new(null, bytes);
}
