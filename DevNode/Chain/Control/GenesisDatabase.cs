using Antelope;
using Antelope.Abi;
using Antelope.Chain;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>The state of a chain before block 2: three accounts, parameters, TAPOS table (nodeos initialize_database).</summary>
internal static class GenesisDatabase
{
    public static void Initialize(
        ChainDatabase db, AuthorizationManager authorization, ResourceLimitsManager limits, GenesisState genesis, Checksum256 genesisBlockId, DeepMindHandler? deepMind)
    {
        db.DatabaseHeaders.Create(new());
        for (var i = 0; i < 0x10000; i++)
            db.BlockSummaries.Create(new());
        db.BlockSummaries.Modify(db.BlockSummaries.Get(1) with { BlockId = genesisBlockId });
        genesis.InitialConfiguration.Validate();
        db.GlobalProperties.Create(new() { Configuration = genesis.InitialConfiguration, ChainId = genesis.ComputeChainId() });
        db.ProtocolStates.Create(new()
        {
            NumSupportedKeyTypes = Config.GenesisNumSupportedKeyTypes,
            WhitelistedIntrinsics = new ProtocolStateRow().WhitelistedIntrinsics.Union(GenesisIntrinsics.Names),
        });
        db.DynamicGlobalProperties.Create(new());
        authorization.InitializeDatabase();
        limits.InitializeDatabase();

        var system = Authority.Of(genesis.InitialKey);
        var empty = new Authority(1, [], [], []);
        var producers = Authority.Of(new PermissionLevel(Config.SystemAccountName, Config.ActiveName));
        Create(Config.SystemAccountName, system, system, NativeAbi.Bytes, isPrivileged: true);
        Create(Config.NullAccountName, empty, empty, []);
        var active = Create(Config.ProducersAccountName, empty, producers, []);
        var majority = authorization.CreatePermission(
            Config.ProducersAccountName, Config.MajorityProducersPermissionName, active.Id, producers, genesis.InitialTimestamp);
        authorization.CreatePermission(
            Config.ProducersAccountName, Config.MinorityProducersPermissionName, majority.Id, producers, genesis.InitialTimestamp);

        PermissionRow Create(Name name, Authority owner, Authority activeAuthority, byte[] abi, bool isPrivileged = false)
        {
            db.Accounts.Create(new() { Name = name, CreationDate = BlockTimestamp.From(genesis.InitialTimestamp), Abi = abi });
            db.AccountMetadata.Create(new() { Name = name, Flags = isPrivileged ? 1u : 0u });
            var ownerRow = authorization.CreatePermission(name, Config.OwnerName, 0, owner, genesis.InitialTimestamp);
            var activeRow = authorization.CreatePermission(name, Config.ActiveName, ownerRow.Id, activeAuthority, genesis.InitialTimestamp);
            limits.InitializeAccount(name);
            deepMind?.OnRamTrace(name.ToString(), "account", "add", "newaccount");
            limits.AddPendingRamUsage(name,
                Config.OverheadPerAccountRamBytes + 2 * BillableSizes.Permission + owner.BillableSize() + activeAuthority.BillableSize());
            limits.VerifyAccountRamUsage(name);
            return activeRow;
        }
    }
}
