using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Chain;

/// <summary>Data of eosio::newaccount (nodeos contract_types.hpp, as all records here).</summary>
internal readonly record struct NewAccountData(Name Creator, Name Name, Authority Owner, Authority Active)
{
    public static NewAccountData Unpack(ref PackReader reader) =>
        new(Name.Unpack(ref reader), Antelope.Name.Unpack(ref reader), Authority.Unpack(ref reader), Authority.Unpack(ref reader));
}

/// <summary>Data of eosio::setcode.</summary>
internal readonly record struct SetCodeData(Name Account, byte VmType, byte VmVersion, byte[] Code)
{
    public static SetCodeData Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), reader.ReadUInt8(), reader.ReadUInt8(), reader.ReadBytes());
}

/// <summary>Data of eosio::setabi.</summary>
internal readonly record struct SetAbiData(Name Account, byte[] Abi)
{
    public static SetAbiData Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), reader.ReadBytes());
}

/// <summary>Data of eosio::updateauth.</summary>
internal readonly record struct UpdateAuthData(Name Account, Name Permission, Name Parent, Authority Auth)
{
    public static UpdateAuthData Unpack(ref PackReader reader) =>
        new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader), Authority.Unpack(ref reader));
}

/// <summary>Data of eosio::deleteauth.</summary>
internal readonly record struct DeleteAuthData(Name Account, Name Permission)
{
    public static DeleteAuthData Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Data of eosio::linkauth.</summary>
internal readonly record struct LinkAuthData(Name Account, Name Code, Name Type, Name Requirement)
{
    public static LinkAuthData Unpack(ref PackReader reader) =>
        new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Data of eosio::unlinkauth.</summary>
internal readonly record struct UnlinkAuthData(Name Account, Name Code, Name Type)
{
    public static UnlinkAuthData Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), Name.Unpack(ref reader), Name.Unpack(ref reader));
}

/// <summary>Data of eosio::canceldelay.</summary>
internal readonly record struct CancelDelayData(PermissionLevel CancelingAuth, Checksum256 TrxId)
{
    public static CancelDelayData Unpack(ref PackReader reader) => new(PermissionLevel.Unpack(ref reader), Checksum256.Unpack(ref reader));
}
