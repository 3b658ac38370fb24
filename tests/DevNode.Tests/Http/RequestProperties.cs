using System.Text;
using Antelope;
using Antelope.Json;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Http;
using FsCheck;
using FsCheck.Fluent;
using Config = FsCheck.Config;
using static Antelope.Tests.Properties.AnyBytes;

namespace DevNode.Tests.Http;

/// <summary>What comes to the HTTP port: read, or refused as what it is; in whatever pieces it comes.</summary>
public sealed class RequestProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();
    private static readonly byte[][] Heads =
    [
        "GET /v1/chain/get_info HTTP/1.1\r\nHost: 127.0.0.1:8888\r\nAccept: */*"u8.ToArray(),
        "POST http://a/v1/chain/get_block?x=1 HTTP/1.0\r\nhost:\r\nContent-Length: 12\r\nX-A: b\r\n c"u8.ToArray(),
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\nConnection: close"u8.ToArray(),
    ];

    private static readonly byte[][] Blocks =
    [
        """
        {"timestamp":"2025-01-01T00:00:00.500","producer":"eosio","confirmed":1,"previous":"00000001","transaction_mroot":"00","action_mroot":"ff","schedule_version":0,
        "new_producers":{"version":1,"producers":[{"producer_name":"a","block_signing_key":"EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV"}]},"header_extensions":[[0,"00"]],
        "producer_signature":"SIG_K1_111111111111111111111111111111111111111111111111111111111111111116uk5ne",
        "transactions":[{"status":"executed","cpu_usage_us":100,"net_usage_words":12,"trx":[0,"00"]},{"status":"expired","trx":[1,{"signatures":[],"compression":"none","packed_context_free_data":"","packed_trx":"f7b6226800000000000000000000000000"}]}],"block_extensions":[]}
        """u8.ToArray(),
    ];

    private static readonly byte[][] Queries =
    [
        """{"json":true,"code":"eosio","scope":"eosio","table":"global","lower_bound":"1","upper_bound":"0xff","limit":10,"key_type":"i64","index_position":"secondary","encode_type":"dec","reverse":false,"show_payer":true,"time_limit_ms":5}"""u8.ToArray(),
    ];

    [Fact]
    public void Any_head_is_passed_on_as_one_that_is_read_again_or_refused() =>
        Check.One(Many, Prop.ForAll(Gen.OneOf(Damaged(Heads).Generator, Bytes().Generator).ToArbitrary(), bytes =>
        {
            // A head reaches the parser up to its first empty line.
            byte[] head = [.. bytes, .. End];
            head = head[..(head.AsSpan().IndexOf(End) + End.Length)];
            if (RequestHead.Parse(head) is not { } read)
                return;
            var passed = Encoding.ASCII.GetString(read.Bytes);
            passed.IndexOf("\r\n\r\n", StringComparison.Ordinal).ShouldBe(passed.Length - End.Length);
            RequestHead.Parse(read.Bytes).ShouldNotBeNull().Body.Length.ShouldBe(read.Body.Length);
        }));

    [Fact]
    public void A_chunked_body_ends_where_it_does_in_whatever_pieces_it_comes() => Check.One(Many, Prop.ForAll(
        InPieces(ArbMap.Default.GeneratorFor<byte[]>().ListOf(3).Select(Chunked)), pieces =>
        {
            var body = new BodyFraming(0, isChunked: true);
            foreach (var piece in pieces)
            {
                body.IsComplete.ShouldBeFalse();
                body.Take(piece).ShouldBe(piece.Length);
            }
            body.IsComplete.ShouldBeTrue();
            body.Take("GET "u8).ShouldBe(0); // the next request
        }));

    [Fact]
    public void Any_bytes_are_a_chunked_body_or_none_in_whatever_pieces_they_come() => Check.One(Many, Prop.ForAll(
        InPieces(Damaged([Chunked([[1, 2, 3], [.. new byte[40]]])]).Generator), pieces =>
        {
            var whole = new BodyFraming(0, isChunked: true);
            var taken = whole.Take([.. pieces.SelectMany(p => p)]);
            var inPieces = new BodyFraming(0, isChunked: true);
            int? sum = 0;
            foreach (var piece in pieces)
                sum = sum is null ? null : sum + inPieces.Take(piece);
            (sum, sum is null || inPieces.IsComplete == whole.IsComplete).ShouldBe((taken, true));
        }));

    [Fact]
    public void Any_text_is_a_valid_host_or_none()
    {
        var validator = new HostValidator(new() { ServerAddress = "127.0.0.1:8888", Aliases = ["node:8888"] });
        Check.One(Many, Prop.ForAll<string>(host => validator.IsValid(host ?? "", "127.0.0.1:8888", isSecure: false).ShouldBe(host is "127.0.0.1:8888" or "node:8888")));
    }

    [Fact]
    public void Damaged_blocks_are_read_or_refused() => Check.One(Many, Prop.ForAll(Damaged(Blocks), bytes =>
    {
        if (Convert(bytes, BlockInput.ToSignedBlock) is { } block)
            Packed.Pack(Packed.Unpack<Antelope.Chain.SignedBlock>(Packed.Pack(block))).ShouldBe(Packed.Pack(block));
    }));

    [Fact]
    public void Damaged_queries_of_tables_are_read_or_refused() => Check.One(Many, Prop.ForAll(Damaged(Queries), bytes =>
    {
        try
        {
            _ = Convert(bytes, json => TableRowsParams.From(json.AsObject()))?.Index();
        }
        catch (ChainException e) when (e.Is(ChainErrors.ContractTableQueryException) || e.Is(ChainErrors.ChainTypeException))
        {
            // Refused with nodeos's words.
        }
    }));

    [Fact]
    public void Any_text_is_a_key_of_a_table_or_refused() => Check.One(Many, Prop.ForAll<string>(text =>
    {
        foreach (var convert in new Action<string>[]
        {
            t => KeyText.ToUInt64(t, "key"), t => KeyText.ToUInt128(t, "key"), t => KeyText.ToKey256(t, "key"), t => KeyText.ToDigestKey(t, 20, "key"), t => KeyText.ToDouble(t, "key"),
        })
        {
            try
            {
                convert(text ?? "");
            }
            catch (ChainException)
            {
                // Refused with nodeos's words.
            }
        }
    }));

    /// <summary>Chunks, the last of which is empty, and a trailer.</summary>
    private static byte[] Chunked(IEnumerable<byte[]> chunks) =>
    [
        .. chunks.Where(c => c.Length > 0).SelectMany(c => (byte[])[.. Encoding.ASCII.GetBytes($"{c.Length:x};a=b\r\n"), .. c, .. "\r\n"u8]), .. "0\r\nX-Sum: 1\r\n\r\n"u8,
    ];

    /// <summary>The value of a body, null for one that is refused; anything but what the converters declare is a defect.</summary>
    private static T? Convert<T>(byte[] body, Func<Variant, T> convert) where T : class
    {
        try
        {
            return convert(JsonText.Parse(body));
        }
        catch (Exception e) when (e is FormatException or ChainException or PackException)
        {
            return null;
        }
    }
}
