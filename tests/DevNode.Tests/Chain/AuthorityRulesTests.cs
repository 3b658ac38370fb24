using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

public sealed class AuthorityRulesTests
{
    private static readonly PublicKey Low = new(KeyType.K1, [2, .. new byte[31], 1]);
    private static readonly PublicKey High = new(KeyType.K1, [2, .. new byte[31], 2]);
    private static readonly PublicKey R1 = new(KeyType.R1, [2, .. new byte[31], 1]);
    private static readonly PermissionLevel Alice = PermissionLevel.Parse("alice@active");
    private static readonly PermissionLevel Bob = PermissionLevel.Parse("bob@active");

    public static TheoryData<Authority, bool> Authorities => new()
    {
        { Authority.Of(Low), true },
        { new(0, [new(Low, 1)], [], []), false },
        { new(2, [new(Low, 1)], [], []), false },
        { new(1, [], [], []), false },
        { new(3, [new(Low, 1), new(High, 1), new(R1, 1)], [], []), true },
        { new(1, [new(High, 1), new(Low, 1)], [], []), false },
        { new(1, [new(R1, 1), new(Low, 1)], [], []), false },
        { new(2, [], [new(Alice, 1), new(Bob, 1)], []), true },
        { new(2, [], [new(Bob, 1), new(Alice, 1)], []), false },
        { new(2, [], [new(Bob, 1), new(Bob, 1)], []), false },
        { new(2, [], [], [new(1, 1), new(2, 1)]), true },
        { new(1, [], [], [new(0, 1)]), false },
        { new(1, [], [], [new(2, 1), new(2, 1)]), false },
    };

    [Theory]
    [MemberData(nameof(Authorities))]
    public void Validity_is_nodeoss(Authority authority, bool valid) => authority.IsValid().ShouldBe(valid);

    [Fact]
    public void A_new_account_with_two_keys_costs_2724_bytes() =>
        (Config.OverheadPerAccountRamBytes + 2 * BillableSizes.Permission + 2 * Authority.Of(Low).BillableSize()).ShouldBe(2724);

    [Fact]
    public void Sizes_of_rows_are_nodeoss()
    {
        BillableSizes.Permission.ShouldBe(288);
        BillableSizes.PermissionLink.ShouldBe(144);
        BillableSizes.TableId.ShouldBe(112);
        BillableSizes.KeyValue.ShouldBe(112);
        BillableSizes.GeneratedTransaction.ShouldBe(272);
        BillableSizes.SecondaryIndex(8).ShouldBe(128);
        BillableSizes.SecondaryIndex(16).ShouldBe(144);
        BillableSizes.SecondaryIndex(32).ShouldBe(160);
        new Authority(1, [new(Low, 1)], [new(Alice, 1)], [new(1, 1)]).BillableSize().ShouldBe(50 + 32 + 16);
    }
}
