using Antelope.Serialization;

namespace Antelope.Abi;

/// <summary>
/// The ABI that eosio has from genesis: the actions the chain executes itself (nodeos eosio_contract_abi, whose bytes are
/// consensus: they are in the state that snapshots hash).
/// </summary>
public static class NativeAbi
{
    public static AbiDefinition Definition { get; } = new()
    {
        Version = "eosio::abi/1.0",
        Types =
        [
            new("account_name", "name"),
            new("permission_name", "name"),
            new("action_name", "name"),
            new("table_name", "name"),
            new("transaction_id_type", "checksum256"),
            new("block_id_type", "checksum256"),
            new("weight_type", "uint16"),
        ],
        Structs =
        [
            Struct("permission_level", "", "actor account_name", "permission permission_name"),
            Struct("action", "", "account account_name", "name action_name", "authorization permission_level[]", "data bytes"),
            Struct("extension", "", "type uint16", "data bytes"),
            Struct("transaction_header", "", "expiration time_point_sec", "ref_block_num uint16", "ref_block_prefix uint32", "max_net_usage_words varuint32", "max_cpu_usage_ms uint8", "delay_sec varuint32"),
            Struct("transaction", "transaction_header", "context_free_actions action[]", "actions action[]", "transaction_extensions extension[]"),
            Struct("producer_key", "", "producer_name account_name", "block_signing_key public_key"),
            Struct("producer_schedule", "", "version uint32", "producers producer_key[]"),
            Struct("block_header", "", "timestamp uint32", "producer account_name", "confirmed uint16", "previous block_id_type", "transaction_mroot checksum256", "action_mroot checksum256", "schedule_version uint32", "new_producers producer_schedule?", "header_extensions extension[]"),
            Struct("key_weight", "", "key public_key", "weight weight_type"),
            Struct("permission_level_weight", "", "permission permission_level", "weight weight_type"),
            Struct("wait_weight", "", "wait_sec uint32", "weight weight_type"),
            Struct("authority", "", "threshold uint32", "keys key_weight[]", "accounts permission_level_weight[]", "waits wait_weight[]"),
            Struct("newaccount", "", "creator account_name", "name account_name", "owner authority", "active authority"),
            Struct("setcode", "", "account account_name", "vmtype uint8", "vmversion uint8", "code bytes"),
            Struct("setabi", "", "account account_name", "abi bytes"),
            Struct("updateauth", "", "account account_name", "permission permission_name", "parent permission_name", "auth authority"),
            Struct("deleteauth", "", "account account_name", "permission permission_name"),
            Struct("linkauth", "", "account account_name", "code account_name", "type action_name", "requirement permission_name"),
            Struct("unlinkauth", "", "account account_name", "code account_name", "type action_name"),
            Struct("canceldelay", "", "canceling_auth permission_level", "trx_id transaction_id_type"),
            Struct("onerror", "", "sender_id uint128", "sent_trx bytes"),
            Struct("onblock", "", "header block_header"),
        ],
        Actions =
        [
            new("newaccount", "newaccount"),
            new("setcode", "setcode"),
            new("setabi", "setabi"),
            new("updateauth", "updateauth"),
            new("deleteauth", "deleteauth"),
            new("linkauth", "linkauth"),
            new("unlinkauth", "unlinkauth"),
            new("canceldelay", "canceldelay"),
            new("onerror", "onerror"),
            new("onblock", "onblock"),
        ],
    };

    /// <summary>The bytes in eosio's account at genesis; they end before the action results, which came later.</summary>
    public static byte[] Bytes { get; } = Packed.Pack(Definition)[..^1];

    private static AbiStruct Struct(string name, string parent, params string[] fields) =>
        new(name, parent, [.. fields.Select(f => f.Split(' ')).Select(f => new AbiField(f[0], f[1]))]);
}
