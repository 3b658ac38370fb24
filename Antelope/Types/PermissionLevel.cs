using Antelope.Serialization;

namespace Antelope;

/// <summary>An account and one of its permissions. Text: <c>alice@active</c>.</summary>
public readonly record struct PermissionLevel(Name Actor, Name Permission) : IPackable<PermissionLevel>, IComparable<PermissionLevel>
{
    /// <summary>Parses <c>actor@permission</c>; throws <see cref="FormatException"/>.</summary>
    public static PermissionLevel Parse(string text) =>
        text.Split('@') is [var actor, var permission]
            ? new(Name.Parse(actor), Name.Parse(permission))
            : throw new FormatException($"'{text}' is not a permission level such as alice@active");

    public override string ToString() => $"{Actor}@{Permission}";
    public int CompareTo(PermissionLevel other) =>
        Actor.CompareTo(other.Actor) is var c && c != 0 ? c : Permission.CompareTo(other.Permission);
    public void Pack(PackWriter writer)
    {
        Actor.Pack(writer);
        Permission.Pack(writer);
    }
    public static PermissionLevel Unpack(ref PackReader reader) => new(Name.Unpack(ref reader), Name.Unpack(ref reader));
}
