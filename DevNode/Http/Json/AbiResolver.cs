using System.Runtime.CompilerServices;
using Antelope;
using Antelope.Abi;
using Antelope.Serialization;
using DevNode.State;

namespace DevNode.Http;

/// <summary>Serializers for the ABIs of accounts; those already checked are kept as long as the account keeps its ABI.</summary>
public sealed class AbiResolver(ChainDatabase database)
{
    private static readonly ConditionalWeakTable<byte[], AbiSerializer> Checked = [];

    /// <summary>The account's serializer; null without account or ABI. Throws <see cref="AbiException"/> or <see cref="PackException"/> for an invalid ABI.</summary>
    public AbiSerializer? Find(Name account) => database.Accounts.ByName.Find(account) is { } row ? Of(row.Abi) : null;

    /// <summary>As <see cref="Find"/>, null for an invalid ABI too.</summary>
    public AbiSerializer? FindOrNull(Name account)
    {
        try
        {
            return Find(account);
        }
        catch (Exception e) when (e is AbiException or PackException)
        {
            return null;
        }
    }

    /// <summary>A serializer for an ABI's bytes, null when they are none.</summary>
    public static AbiSerializer? Of(byte[] abi)
    {
        if (Checked.TryGetValue(abi, out var serializer))
            return serializer;
        if (AbiDefinition.FromAccount(abi) is not { } definition)
            return null;
        serializer = new(definition);
        Checked.AddOrUpdate(abi, serializer);
        return serializer;
    }
}
