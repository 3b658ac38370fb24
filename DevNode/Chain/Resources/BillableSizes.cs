namespace DevNode.Chain;

/// <summary>RAM bytes billed for a row of each kind without its variable part (nodeos billable_size), rounded up to 16.</summary>
public static class BillableSizes
{
    private const long PerIndex = Config.OverheadPerRowPerIndexRamBytes;
    private const long SharedAuthority = (3 * Config.FixedOverheadSharedVectorRamBytes + 4 + 15) / 16 * 16;

    public const long PermissionLevelWeight = (24 + 15) / 16 * 16;
    public const long KeyWeight = (8 + 15) / 16 * 16;
    public const long WaitWeight = 16;

    /// <summary>With its usage row: five indices.</summary>
    public const long Permission = (SharedAuthority + 64 + 5 * PerIndex + 15) / 16 * 16;
    public const long PermissionLink = (40 + 3 * PerIndex + 15) / 16 * 16;
    public const long TableId = (44 + 2 * PerIndex + 15) / 16 * 16;
    public const long KeyValue = (32 + 8 + 4 + 2 * PerIndex + 15) / 16 * 16;
    public const long GeneratedTransaction = (96 + 4 + 5 * PerIndex + 15) / 16 * 16;

    /// <summary>An entry of a secondary index with a key of <paramref name="keySize"/> bytes.</summary>
    public static long SecondaryIndex(int keySize) => (24 + keySize + 3 * PerIndex + 15) / 16 * 16;
}
