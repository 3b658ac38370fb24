using Antelope;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Chain;

/// <summary>Rows as nodeos packs them into snapshots (its FC_REFLECT lists).</summary>
internal static partial class SnapshotRows
{
    public static readonly SnapshotRow<AccountRow> Account = new("eosio::chain::account_object",
        (w, r) =>
        {
            r.Name.Pack(w);
            r.CreationDate.Pack(w);
            w.WriteBytes(r.Abi);
        },
        (ref r) => new() { Name = Name.Unpack(ref r), CreationDate = BlockTimestamp.Unpack(ref r), Abi = r.ReadBytes() });

    public static readonly SnapshotRow<AccountMetadataRow> AccountMetadata = new("eosio::chain::account_metadata_object",
        (w, r) =>
        {
            r.Name.Pack(w);
            w.WriteUInt64(r.RecvSequence);
            w.WriteUInt64(r.AuthSequence);
            w.WriteUInt64(r.CodeSequence);
            w.WriteUInt64(r.AbiSequence);
            r.CodeHash.Pack(w);
            r.LastCodeUpdate.Pack(w);
            w.WriteUInt32(r.Flags);
            w.WriteUInt8(r.VmType);
            w.WriteUInt8(r.VmVersion);
        },
        (ref r) => new()
        {
            Name = Name.Unpack(ref r),
            RecvSequence = r.ReadUInt64(),
            AuthSequence = r.ReadUInt64(),
            CodeSequence = r.ReadUInt64(),
            AbiSequence = r.ReadUInt64(),
            CodeHash = Checksum256.Unpack(ref r),
            LastCodeUpdate = TimePoint.Unpack(ref r),
            Flags = r.ReadUInt32(),
            VmType = r.ReadUInt8(),
            VmVersion = r.ReadUInt8(),
        });

    public static readonly SnapshotRow<AccountRamCorrectionRow> AccountRamCorrection = new("eosio::chain::account_ram_correction_object",
        (w, r) =>
        {
            r.Name.Pack(w);
            w.WriteUInt64(r.RamCorrection);
        },
        (ref r) => new() { Name = Name.Unpack(ref r), RamCorrection = r.ReadUInt64() });

    public static readonly SnapshotRow<CodeRow> Code = new("eosio::chain::code_object",
        (w, r) =>
        {
            r.CodeHash.Pack(w);
            w.WriteBytes(r.Code);
            w.WriteUInt64(r.CodeRefCount);
            w.WriteUInt32(r.FirstBlockUsed);
            w.WriteUInt8(r.VmType);
            w.WriteUInt8(r.VmVersion);
        },
        (ref r) => new()
        {
            CodeHash = Checksum256.Unpack(ref r),
            Code = r.ReadBytes(),
            CodeRefCount = r.ReadUInt64(),
            FirstBlockUsed = r.ReadUInt32(),
            VmType = r.ReadUInt8(),
            VmVersion = r.ReadUInt8(),
        });

    public static readonly SnapshotRow<PermissionLinkRow> PermissionLink = new("eosio::chain::permission_link_object",
        (w, r) =>
        {
            r.Account.Pack(w);
            r.Code.Pack(w);
            r.MessageType.Pack(w);
            r.RequiredPermission.Pack(w);
        },
        (ref r) => new()
        {
            Account = Name.Unpack(ref r),
            Code = Name.Unpack(ref r),
            MessageType = Name.Unpack(ref r),
            RequiredPermission = Name.Unpack(ref r),
        });
}
