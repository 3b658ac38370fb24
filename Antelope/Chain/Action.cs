using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>A call of a contract's action; <see cref="Data"/> is in the contract's ABI encoding.</summary>
public sealed record Action(Name Account, Name Name, IReadOnlyList<PermissionLevel> Authorization, byte[] Data) : IPackable<Action>
{
    /// <summary>An action whose data is a value with a binary form.</summary>
    public static Action Of<T>(Name account, Name name, IReadOnlyList<PermissionLevel> authorization, T data) where T : IPackable<T> =>
        new(account, name, authorization, Packed.Pack(data));

    public void Pack(PackWriter writer)
    {
        Account.Pack(writer);
        Name.Pack(writer);
        writer.WriteArray(Authorization);
        writer.WriteBytes(Data);
    }
    public static Action Unpack(ref PackReader reader) =>
        new(Antelope.Name.Unpack(ref reader), Antelope.Name.Unpack(ref reader), reader.ReadArray<PermissionLevel>(), reader.ReadBytes());
}
