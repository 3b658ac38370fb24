using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>Data of an action of eosio that the chain itself executes.</summary>
public interface INativeAction<TSelf> : IPackable<TSelf> where TSelf : INativeAction<TSelf>
{
    /// <summary>Name of the action.</summary>
    static abstract Name ActionName { get; }
}

/// <summary>Actions from typed data.</summary>
public static class NativeAction
{
    private static readonly Name Eosio = "eosio";

    /// <summary>The action of eosio with this data.</summary>
    public static Action ToAction<T>(this T data, params PermissionLevel[] authorization) where T : INativeAction<T> =>
        Action.Of(Eosio, T.ActionName, authorization, data);
}
