using Antelope;
using Antelope.Chain;
using DevNode.Chain;

namespace DevNode.Tests.Chain;

public sealed class AuthorityCheckerTests
{
    private const long Second = 1_000_000;

    private static readonly PublicKey[] Keys = [.. Enumerable.Range(1, 4).Select(i => new PublicKey(KeyType.K1, [2, .. new byte[31], (byte)i]))];
    private static readonly PermissionLevel Alice = PermissionLevel.Parse("alice@active");
    private static readonly PermissionLevel Bob = PermissionLevel.Parse("bob@active");

    private static AuthorityChecker Checker(
        IEnumerable<PublicKey> keys, Dictionary<PermissionLevel, Authority>? permissions = null, IEnumerable<PermissionLevel>? provided = null, long delay = 0) =>
        new(level => permissions is not null && permissions.TryGetValue(level, out var authority)
                ? authority
                : throw ChainErrors.PermissionQueryException.Error($"no {level}"),
            6, keys, provided ?? [], delay);

    [Fact]
    public void Weights_of_keys_must_reach_the_threshold()
    {
        var authority = new Authority(3, [new(Keys[0], 1), new(Keys[1], 2)], [], []);
        Checker([Keys[0]]).Satisfied(authority).ShouldBeFalse();
        Checker([Keys[1]]).Satisfied(authority).ShouldBeFalse();
        Checker([Keys[0], Keys[1]]).Satisfied(authority).ShouldBeTrue();
    }

    [Fact]
    public void Heavier_factors_are_tried_first_and_what_is_not_needed_stays_unused()
    {
        var authority = new Authority(2, [new(Keys[0], 1), new(Keys[1], 2)], [], []);
        var checker = Checker([Keys[0], Keys[1]]);
        checker.Satisfied(authority).ShouldBeTrue();
        checker.UnusedKeys.ShouldBe([Keys[0]]);
        checker.AllKeysUsed.ShouldBeFalse();
    }

    [Fact]
    public void Waits_come_before_keys_of_the_same_weight()
    {
        var authority = new Authority(1, [new(Keys[0], 1)], [], [new(10, 1)]);
        var checker = Checker([Keys[0]], delay: 10 * Second);
        checker.Satisfied(authority).ShouldBeTrue();
        checker.UnusedKeys.ShouldBe([Keys[0]]);
        var early = Checker([Keys[0]], delay: 10 * Second - 1);
        early.Satisfied(authority).ShouldBeTrue();
        early.AllKeysUsed.ShouldBeTrue();
    }

    [Fact]
    public void Keys_of_a_branch_that_fails_count_as_unused()
    {
        var permissions = new Dictionary<PermissionLevel, Authority> { [Alice] = new(2, [new(Keys[0], 1), new(Keys[1], 1)], [], []) };
        var checker = Checker([Keys[0], Keys[2]], permissions);
        checker.Satisfied(new Authority(1, [new(Keys[2], 1)], [new(Alice, 2)], [])).ShouldBeTrue();
        checker.UsedKeys.ShouldBe([Keys[2]]);
    }

    [Fact]
    public void Unknown_permissions_add_nothing() =>
        Checker([Keys[0]]).Satisfied(new Authority(1, [new(Keys[0], 1)], [new(Bob, 1)], [])).ShouldBeTrue();

    [Fact]
    public void Permissions_that_name_each_other_do_not_satisfy_themselves()
    {
        var permissions = new Dictionary<PermissionLevel, Authority> { [Alice] = Authority.Of(Bob), [Bob] = Authority.Of(Alice) };
        Checker([Keys[0]], permissions).Satisfied(Alice).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Chains_of_permissions_end_at_the_depth_limit(int links, bool satisfied)
    {
        var levels = Enumerable.Range(0, links + 1).Select(i => new PermissionLevel(new Name((ulong)i + 1), "active")).ToArray();
        var permissions = new Dictionary<PermissionLevel, Authority> { [levels[^1]] = Authority.Of(Keys[0]) };
        for (var i = 0; i < links; i++)
            permissions[levels[i]] = Authority.Of(levels[i + 1]);
        Checker([Keys[0]], permissions).Satisfied(levels[0]).ShouldBe(satisfied);
    }

    [Fact]
    public void Provided_permissions_satisfy_without_keys_and_an_empty_name_stands_for_all_of_the_actor()
    {
        Checker([], provided: [Alice]).Satisfied(Authority.Of(Alice)).ShouldBeTrue();
        Checker([], provided: [new(Bob.Actor, default)]).Satisfied(Authority.Of(Bob)).ShouldBeTrue();
        Checker([], provided: [Alice]).Satisfied(Authority.Of(Bob)).ShouldBeFalse();
    }
}
