using Antelope;
using Antelope.Chain;

namespace DevNode.State;

/// <summary>A named authority of an account (nodeos permission_object). Row 0 is a reserved empty one, so that parent 0 means none.</summary>
public sealed record PermissionRow : Row
{
    /// <summary>Id of its <see cref="PermissionUsageRow"/>.</summary>
    public long UsageId { get; init; }

    /// <summary>Id of the parent permission; 0 for none.</summary>
    public long Parent { get; init; }
    public Name Owner { get; init; }
    public Name Name { get; init; }
    public TimePoint LastUpdated { get; init; }
    public Authority Auth { get; init; } = new(0, [], [], []);
}

/// <summary>When a permission was last used (nodeos permission_usage_object).</summary>
public sealed record PermissionUsageRow : Row
{
    public TimePoint LastUsed { get; internal set; }
}

/// <summary>The permission an account demands for an action of a contract; an empty message type is every action (nodeos permission_link_object).</summary>
public sealed record PermissionLinkRow : Row
{
    public Name Account { get; init; }
    public Name Code { get; init; }
    public Name MessageType { get; init; }
    public Name RequiredPermission { get; init; }
}
