using Antelope.Serialization;
using Shouldly;

namespace Antelope.Tests.Packing;

/// <summary>What a nodeos 3.2.6 appended to its errors for the same bytes (send_transaction and abi_bin_to_json with verbose errors).</summary>
public sealed class UnpackStepsTests
{
    [Theory]
    [InlineData("eosio::chain::transaction", "010000", "", "Error unpacking field expiration", "error unpacking eosio::chain::transaction")]
    [InlineData("eosio::chain::transaction", "0100000002", "error unpacking uint16_t", "Error unpacking field ref_block_num", "error unpacking eosio::chain::transaction")]
    [InlineData("eosio::chain::transaction", "01000000020003000000", "Error unpacking field max_net_usage_words", "error unpacking eosio::chain::transaction")]
    [InlineData("eosio::chain::transaction", "010000000200030000000501000107", "error unpacking uint64_t", "Error unpacking field value", "error unpacking eosio::chain::name",
        "Error unpacking field account", "error unpacking eosio::chain::action", "Error unpacking field context_free_actions", "error unpacking eosio::chain::transaction")]
    [InlineData("eosio::chain::transaction", "0100000002000300000005010000000107", "error unpacking uint16_t", "Error unpacking field transaction_extensions", "error unpacking eosio::chain::transaction")]
    [InlineData("uint32_t?", "01ff", "error unpacking uint32_t", "optional<uint32_t>")]
    [InlineData("bytes[]", "0102ff")]
    [InlineData("float128", "00", "error unpacking uint128_t", "error unpacking St7variantIJ10float128_tEE")]
    [InlineData("eosio::chain::asset", "000000000000000004", "error unpacking uint64_t", "Error unpacking field m_value", "error unpacking eosio::chain::symbol",
        "Error unpacking field sym", "error unpacking eosio::chain::asset")]
    [InlineData("eosio::chain::symbol", "7f41000000000000", "error unpacking eosio::chain::symbol")]
    [InlineData("fc::crypto::public_key", "00", "fc::array<char,33>", "Error unpacking field _data", "error unpacking fc::ecc::public_key_shim",
        "Error unpacking field _storage", "error unpacking fc::crypto::public_key")]
    [InlineData("fc::crypto::public_key", "02", "fc::array<char,33>", "error unpacking St7variantIJN2fc6crypto8webauthn10public_keyEEE",
        "Error unpacking field _storage", "error unpacking fc::crypto::public_key")]
    [InlineData("fc::crypto::public_key", "03", "Error unpacking field _storage", "error unpacking fc::crypto::public_key")]
    [InlineData("fc::crypto::signature", "0105", "fc::array<uint8_t,65>", "Error unpacking field _data", "error unpacking fc::crypto::r1::signature_shim",
        "Error unpacking field _storage", "error unpacking fc::crypto::signature")]
    public void Each_level_is_named(string type, string hex, params string[] steps) =>
        UnpackSteps.Of(type, Convert.FromHexString(hex)).Select(step => step.Message).ShouldBe(steps);

    [Fact]
    public void A_whole_value_has_none() =>
        UnpackSteps.Of("eosio::chain::transaction", Convert.FromHexString("01000000020003000000050100000000")).ShouldBeEmpty();
}
