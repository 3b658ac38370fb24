using Antelope.Json;
using DevNode.Http;

namespace DevNode.Tests.Http;

/// <summary>A receipt in the body of push_block, and what nodeos 3.2.6 said of it (http error details); null when it took it.</summary>
public sealed class BlockInputTests
{
    private const string Status = "in enum 'eosio::chain::transaction_receipt::status_enum'";

    [Theory]
    [InlineData("[]", 0, "")]
    [InlineData("[7]", 7, "")]
    [InlineData("[7,\"00ff\"]", 7, "00ff")]
    [InlineData("[7,\"00ff\",1]", 7, "00ff")]
    public void An_extension_may_be_cut_short_as_in_nodeos(string extension, int type, string data)
    {
        var block = BlockInput.ToSignedBlock(JsonText.Parse($$"""{"block_extensions":[{{extension}}]}"""));
        var only = block.BlockExtensions.ShouldHaveSingleItem();
        ((int)only.Type, Convert.ToHexStringLower(only.Data)).ShouldBe((type, data));
    }

    [Theory]
    [InlineData("""{"status":"bogus","trx":[0,"00"]}""", $"invalid name 'bogus' {Status}")]
    [InlineData("""{"status":"","trx":[0,"00"]}""", $"invalid name '' {Status}")]
    [InlineData("""{"status":7,"trx":[0,"00"]}""", $"invalid index '7' {Status}")]
    [InlineData("""{"status":300,"trx":[0,"00"]}""", $"invalid index '300' {Status}")]
    [InlineData("""{"status":"1","trx":[0,"00"]}""", null)]
    [InlineData("""{"status":true,"trx":[0,"00"]}""", null)]
    [InlineData("""{"status":null,"trx":[0,"00"]}""", null)]
    [InlineData("""{"trx":[0,"00"]}""", null)]
    [InlineData("""{"status":"executed"}""", null)]
    [InlineData("""{"status":"executed","trx":[]}""", null)]
    [InlineData("""{"status":"executed","trx":[1]}""", null)]
    [InlineData("""{"status":"executed","trx":[2,"00"]}""", "Provided index out of range for variant.")]
    [InlineData("""{"status":"executed","trx":["1","00"]}""", "Invalid cast from type 'string_type' to Object")]
    [InlineData("""{"status":"executed","trx":"00"}""", "Invalid cast from string_type to Array")]
    [InlineData("""{"status":"executed","trx":{}}""", "Invalid cast from object_type to Array")]
    [InlineData("""{"status":[],"trx":[0,"00"]}""", "Invalid cast from array_type to int64")]
    public void A_receipt_is_taken_or_refused_as_by_nodeos(string receipt, string? refused)
    {
        var json = JsonText.Parse($$"""{"transactions":[{{receipt}}]}""");
        if (refused is null)
            BlockInput.ToSignedBlock(json).Transactions.Count.ShouldBe(1);
        else
            Should.Throw<FormatException>(() => BlockInput.ToSignedBlock(json)).Message.ShouldBe(refused);
    }
}
