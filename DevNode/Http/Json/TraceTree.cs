using Antelope.Json;
using DevNode.Chain;

namespace DevNode.Http;

/// <summary>
/// push_transaction's older form of a trace: actions as a tree, notifications and inline actions under the action that caused them
/// (nodeos read_write::push_transaction).
/// </summary>
public static class TraceTree
{
    /// <summary>Puts <c>action_traces</c> of a trace into tree form.</summary>
    public static VariantObject Nest(VariantObject json, TransactionTrace trace)
    {
        var nodes = new SortedDictionary<(ulong Ancestor, ulong Sequence), VariantObject>();
        foreach (var item in json["action_traces"].AsArray().Select(a => a.AsObject()))
        {
            var receipt = item["receipt"];
            if (receipt.IsNull && item["except"].IsNull)
                continue;
            var sequence = receipt.IsNull ? ulong.MaxValue : receipt["global_sequence"].AsUInt64();
            nodes.TryAdd((item["closest_unnotified_ancestor_action_ordinal"].AsUInt64(), sequence), item);
        }
        return json.Add("action_traces", Children(0));

        List<Variant> Children(ulong ancestor)
        {
            var children = new List<Variant>();
            foreach (var (key, item) in nodes.Where(n => n.Key.Ancestor == ancestor))
            {
                var ordinal = item["action_ordinal"].AsUInt64();
                item.Add("inline_traces", Children(ordinal));
                if (item["receipt"].IsNull)
                    item.Add("receipt", EmptyReceipt(item["receiver"], trace.ActionTraces[(int)ordinal - 1]));
                children.Add(item);
            }
            return children;
        }
    }

    private static VariantObject EmptyReceipt(Variant receiver, ActionTrace trace) => new()
    {
        { "abi_sequence", 0 },
        { "act_digest", Antelope.Checksum256.HashOf(trace.Act) },
        { "auth_sequence", new List<Variant>() },
        { "code_sequence", 0 },
        { "global_sequence", 0 },
        { "receiver", receiver },
        { "recv_sequence", 0 },
    };
}
