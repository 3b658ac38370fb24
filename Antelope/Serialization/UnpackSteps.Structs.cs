namespace Antelope.Serialization;

/// <content>What structs consist of.</content>
public static partial class UnpackSteps
{
    private const string Name = "eosio::chain::name";
    private const string Authority = "eosio::chain::authority";
    private const string Level = "eosio::chain::permission_level";

    /// <summary>Members and their types, in order.</summary>
    private static readonly Dictionary<string, string> Structs = new(StringComparer.Ordinal)
    {
        [Name] = "value uint64_t",
        ["eosio::chain::symbol_code"] = "value uint64_t",
        ["eosio::chain::symbol"] = "m_value uint64_t",
        ["eosio::chain::asset"] = "amount int64_t;sym eosio::chain::symbol",
        ["eosio::chain::extended_asset"] = $"quantity eosio::chain::asset;contract {Name}",
        ["eosio::chain::block_timestamp_type"] = "slot uint32_t",
        ["fc::crypto::public_key"] = "_storage key",
        ["fc::crypto::signature"] = "_storage signature",
        ["fc::ecc::public_key_shim"] = "_data fc::array<char,33>",
        ["fc::crypto::r1::public_key_shim"] = "_data fc::array<char,33>",
        ["fc::ecc::signature_shim"] = "_data fc::array<uint8_t,65>",
        ["fc::crypto::r1::signature_shim"] = "_data fc::array<uint8_t,65>",
        ["fc::crypto::webauthn::signature"] = "compact_signature fc::array<uint8_t,65>;auth_data uint8_t[];client_json bytes",
        [Level] = $"actor {Name};permission {Name}",
        ["eosio::chain::action"] = $"account {Name};name {Name};authorization {Level}[];data bytes",
        ["eosio::chain::transaction"] = "expiration time4;ref_block_num uint16_t;ref_block_prefix uint32_t;max_net_usage_words varint;max_cpu_usage_ms uint8_t;delay_sec varint;"
            + "context_free_actions eosio::chain::action[];actions eosio::chain::action[];transaction_extensions extension[]",
        ["eosio::chain::key_weight"] = "key fc::crypto::public_key;weight uint16_t",
        ["eosio::chain::permission_level_weight"] = $"permission {Level};weight uint16_t",
        ["eosio::chain::wait_weight"] = "wait_sec uint32_t;weight uint16_t",
        [Authority] = "threshold uint32_t;keys eosio::chain::key_weight[];accounts eosio::chain::permission_level_weight[];waits eosio::chain::wait_weight[]",
        ["eosio::chain::newaccount"] = $"creator {Name};name {Name};owner {Authority};active {Authority}",
        ["eosio::chain::setcode"] = $"account {Name};vmtype uint8_t;vmversion uint8_t;code bytes",
        ["eosio::chain::setabi"] = $"account {Name};abi bytes",
        ["eosio::chain::updateauth"] = $"account {Name};permission {Name};parent {Name};auth {Authority}",
        ["eosio::chain::deleteauth"] = $"account {Name};permission {Name}",
        ["eosio::chain::linkauth"] = $"account {Name};code {Name};type {Name};requirement {Name}",
        ["eosio::chain::unlinkauth"] = $"account {Name};code {Name};type {Name}",
        ["eosio::chain::canceldelay"] = $"canceling_auth {Level};trx_id fc::sha256",
        ["eosio::chain::onerror"] = "sender_id uint128_t;sent_trx bytes",
        ["eosio::chain::legacy::producer_key"] = $"producer_name {Name};block_signing_key fc::crypto::public_key",
        ["eosio::chain::producer_authority"] = $"producer_name {Name};authority block_signing_authority",
        ["eosio::chain::block_signing_authority_v0"] = "threshold uint32_t;keys eosio::chain::key_weight[]",
        ["eosio::chain::chain_config_v0"] = "max_block_net_usage uint64_t;target_block_net_usage_pct uint32_t;max_transaction_net_usage uint32_t;"
            + "base_per_transaction_net_usage uint32_t;net_usage_leeway uint32_t;context_free_discount_net_usage_num uint32_t;context_free_discount_net_usage_den uint32_t;"
            + "max_block_cpu_usage uint32_t;target_block_cpu_usage_pct uint32_t;max_transaction_cpu_usage uint32_t;min_transaction_cpu_usage uint32_t;"
            + "max_transaction_lifetime uint32_t;deferred_trx_expiration_window uint32_t;max_transaction_delay uint32_t;"
            + "max_inline_action_size uint32_t;max_inline_action_depth uint16_t;max_authority_depth uint16_t",
        ["eosio::chain::wasm_config"] = "max_mutable_global_bytes uint32_t;max_table_elements uint32_t;max_section_elements uint32_t;max_linear_memory_init uint32_t;"
            + "max_func_local_bytes uint32_t;max_nested_structures uint32_t;max_symbol_bytes uint32_t;max_module_bytes uint32_t;max_code_bytes uint32_t;"
            + "max_pages uint32_t;max_call_depth uint32_t",
    };
}
