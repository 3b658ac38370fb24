using Antelope.Serialization;

namespace Antelope.Chain;

// The actions of eosio that every chain executes itself (nodeos contract_types.hpp). Each has an ActionName and packs to
// the bytes of an action's data.

/// <summary>A new account with its owner and active permissions.</summary>
public sealed record NewAccount(Name Creator, Name Name, Authority Owner, Authority Active) : INativeAction<NewAccount>
{
    public static Name ActionName { get; } = "newaccount";
    public void Pack(PackWriter writer)
    {
        Creator.Pack(writer);
        Name.Pack(writer);
        Owner.Pack(writer);
        Active.Pack(writer);
    }
    public static NewAccount Unpack(ref PackReader reader) =>
        new(Antelope.Name.Unpack(ref reader), Antelope.Name.Unpack(ref reader), Authority.Unpack(ref reader), Authority.Unpack(ref reader));
}

/// <summary>The WebAssembly code of an account; empty removes it.</summary>
public sealed record SetCode(Name Account, byte VmType, byte VmVersion, byte[] Code) : INativeAction<SetCode>
{
    public static Name ActionName { get; } = "setcode";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        writer.WriteUInt8(VmType);
        writer.WriteUInt8(VmVersion);
        writer.WriteBytes(Code);
    }
    public static SetCode Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), reader.ReadUInt8(), reader.ReadUInt8(), reader.ReadBytes());
}

/// <summary>The ABI of an account, in its binary form.</summary>
public sealed record SetAbi(Name Account, byte[] Abi) : INativeAction<SetAbi>
{
    public static Name ActionName { get; } = "setabi";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        writer.WriteBytes(Abi);
    }
    public static SetAbi Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), reader.ReadBytes());
}

/// <summary>Creates or replaces a permission.</summary>
public sealed record UpdateAuth(Name Account, Name Permission, Name Parent, Authority Auth) : INativeAction<UpdateAuth>
{
    public static Name ActionName { get; } = "updateauth";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        Permission.Pack(writer);
        Parent.Pack(writer);
        Auth.Pack(writer);
    }
    public static UpdateAuth Unpack(ref PackReader reader) =>
        new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader), Authority.Unpack(ref reader));
}

/// <summary>Removes a permission.</summary>
public sealed record DeleteAuth(Name Account, Name Permission) : INativeAction<DeleteAuth>
{
    public static Name ActionName { get; } = "deleteauth";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        Permission.Pack(writer);
    }
    public static DeleteAuth Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Lets a permission stand for an action of a contract; an empty type is every action.</summary>
public sealed record LinkAuth(Name Account, Name Code, Name Type, Name Requirement) : INativeAction<LinkAuth>
{
    public static Name ActionName { get; } = "linkauth";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        Code.Pack(writer);
        Type.Pack(writer);
        Requirement.Pack(writer);
    }
    public static LinkAuth Unpack(ref PackReader reader) =>
        new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Takes back a <see cref="LinkAuth"/>.</summary>
public sealed record UnlinkAuth(Name Account, Name Code, Name Type) : INativeAction<UnlinkAuth>
{
    public static Name ActionName { get; } = "unlinkauth";
    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        Code.Pack(writer);
        Type.Pack(writer);
    }
    public static UnlinkAuth Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Cancels a delayed transaction.</summary>
public sealed record CancelDelay(PermissionLevel CancelingAuth, Checksum256 TrxId) : INativeAction<CancelDelay>
{
    public static Name ActionName { get; } = "canceldelay";
    public void Pack(PackWriter writer)
    {
        CancelingAuth.Pack(writer);
        TrxId.Pack(writer);
    }
    public static CancelDelay Unpack(ref PackReader reader) => new(PermissionLevel.Unpack(ref reader), Checksum256.Unpack(ref reader));
}

/// <summary>Tells a sender of a deferred transaction that it failed; sent by the chain only.</summary>
public sealed record OnError(UInt128 SenderId, byte[] SentTrx) : INativeAction<OnError>
{
    public static Name ActionName { get; } = "onerror";
    public void Pack(PackWriter writer)
    {
        writer.WriteUInt128(SenderId);
        writer.WriteBytes(SentTrx);
    }
    public static OnError Unpack(ref PackReader reader) => new(reader.ReadUInt128(), reader.ReadBytes());
}
