using Antelope;
using Antelope.Chain;
using Antelope.Serialization;
using DevNode.Chain;
using DevNode.Tests.Chain;
using Action = Antelope.Chain.Action;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Transactions that are refused as a whole, and native actions that are: what their errors say.</summary>
internal static class RefusalCases
{
    private static readonly Name Bob = CaseMaterial.Other;
    private static readonly PrivateKey Stranger = PrivateKey.FromSeed(KeyType.K1, "antelope golden test key K1 stranger");
    private static readonly Authority Good = Authority.Of(CaseMaterial.Key.PublicKey);

    /// <summary>Before bob has a contract of his own.</summary>
    public static IEnumerable<DirectedCase> All(CaseChain chain) => Transactions(chain).Concat(Native(chain)).Select(entry => entry with { Label = $"refused {entry.Label}" });

    private static IEnumerable<DirectedCase> Transactions(CaseChain chain)
    {
        var run = new Action(Bob, "run", [new(Bob, "active")], [1, 2]);
        yield return Signed("expiration far away", Of(run) with { Expiration = new(uint.MaxValue) });
        yield return Signed("reference to no block", Of(run) with { RefBlockNum = 7777, RefBlockPrefix = 5 });
        yield return Signed("no authorization", Of(run with { Authorization = [] }));
        yield return Signed("unknown contract", Of(run with { Account = "nobody" }));
        yield return Signed("unknown actor", Of(run with { Authorization = [new("nobody", "active")] }));
        yield return Signed("unknown permission", Of(run with { Authorization = [new(Bob, "nothing")] }));
        yield return Signed("empty permission", Of(run with { Authorization = [new(Bob, default)] }));
        yield return Signed("context free action with authorization", chain.Transaction([run], [run]));
        yield return Signed("context free action of nobody", chain.Transaction([run], [run with { Account = "nobody", Authorization = [] }]));
        yield return Signed("extension", Of(run) with { Extensions = [new(0, Packed.Pack(new DeferredTransactionGenerationContext(default, 1, Bob)))] });
        yield return Signed("NET of one word", Of(run) with { MaxNetUsageWords = 1 });
        yield return Signed("delay of years", Of(run) with { DelaySec = 100_000_000 });
        yield return new("no signature", PackedTransaction.Of(Of(run), []));
        yield return new("another's signature", Of(run).Sign(GoldenChain.ChainId, [Stranger]));
        yield return new("a signature too many", Of(run).Sign(GoldenChain.ChainId, [CaseMaterial.Key, Stranger]));

        Transaction Of(Action action) => chain.Transaction([action]);
        DirectedCase Signed(string label, Transaction transaction) => new(label, transaction.Sign(GoldenChain.ChainId, [CaseMaterial.Key]));
    }

    private static IEnumerable<DirectedCase> Native(CaseChain chain)
    {
        Authority[] bad =
        [
            Good with { Threshold = 0 }, Good with { Threshold = 2 }, Good with { Keys = [.. Good.Keys, .. Good.Keys], Threshold = 1 },
            Good with { Accounts = [new(new("nobody", "active"), 1)] }, Good with { Accounts = [new(new(Bob, "nothing"), 1)] }, Good with { Waits = [new(uint.MaxValue, 1)] },
        ];
        foreach (var name in new[] { "bob", "", "eosio.x", "abcdefghijkla" })
            yield return Case($"newaccount {name}", new NewAccount(CaseMaterial.Fuzz, name, Good, Good), CaseMaterial.Fuzz);
        foreach (var (authority, i) in bad.Select((a, i) => (a, i)))
        {
            yield return Case($"newaccount, owner {i}", new NewAccount(CaseMaterial.Fuzz, "new", authority, Good), CaseMaterial.Fuzz);
            yield return Case($"newaccount, active {i}", new NewAccount(CaseMaterial.Fuzz, "new", Good, authority), CaseMaterial.Fuzz);
            yield return Case($"updateauth, authority {i}", new UpdateAuth(Bob, "some", "active", authority), Bob);
        }
        yield return Case("newaccount by another", new NewAccount(Bob, "new", Good, Good), CaseMaterial.Fuzz);
        yield return Case("setcode of another", new SetCode(Bob, 0, 0, [1]), CaseMaterial.Fuzz);
        yield return Case("setcode of nothing", new SetCode(CaseMaterial.Fuzz, 0, 0, []), CaseMaterial.Fuzz);
        yield return Case("setcode, type 1", new SetCode(Bob, 1, 0, [1]), Bob);
        yield return Case("setcode, version 1", new SetCode(Bob, 0, 1, [1]), Bob);
        yield return Case("setcode, no module", new SetCode(Bob, 0, 0, [1]), Bob);
        yield return Case("setabi of another", new SetAbi(Bob, [1]), CaseMaterial.Fuzz);
        foreach (var (permission, parent) in new[] { ("", "active"), ("eosio.x", "active"), ("some", "some"), ("active", "some"), ("owner", "active"), ("some", ""), ("some", "nothing") })
            yield return Case($"updateauth {permission} under {parent}", new UpdateAuth(Bob, permission, parent, Good), Bob);
        yield return Case("updateauth of another", new UpdateAuth(Bob, "some", "active", Good), CaseMaterial.Fuzz);
        yield return Case("updateauth by two", new UpdateAuth(Bob, "some", "active", Good), Bob, CaseMaterial.Fuzz);
        yield return Case("updateauth some", new UpdateAuth(Bob, "some", "active", Good), Bob);
        yield return Case("updateauth more", new UpdateAuth(Bob, "more", "some", Good), Bob);
        yield return Case("updateauth, another parent", new UpdateAuth(Bob, "more", "active", Good), Bob);
        yield return At("updateauth by less", Action.Of("eosio", UpdateAuth.ActionName, [new(Bob, "some")], new UpdateAuth(Bob, "active", "owner", Good)));
        yield return Case("linkauth more", new LinkAuth(Bob, CaseMaterial.Fuzz, "run", "more"), Bob);
        foreach (var (code, type, requirement) in new[] { ("fuzz", "run", "more"), ("fuzz", "run", ""), ("fuzz", "run", "nothing"), ("nobody", "run", "more"), ("eosio", "updateauth", "more"), ("eosio", "canceldelay", "more") })
            yield return Case($"linkauth {code} {type} {requirement}", new LinkAuth(Bob, code, type, requirement), Bob);
        yield return Case("linkauth of another", new LinkAuth(Bob, CaseMaterial.Fuzz, "run", "more"), CaseMaterial.Fuzz);
        yield return At("run by another permission than the linked", new Action(CaseMaterial.Fuzz, "run", [new(Bob, "some"), new(Bob, "owner")], []));
        yield return At("run by less", new Action(CaseMaterial.Fuzz, "go", [new(Bob, "some")], []));
        foreach (var permission in new[] { "active", "owner", "more", "some", "nothing", "" })
            yield return Case($"deleteauth {permission}", new DeleteAuth(Bob, permission), Bob);
        yield return Case("deleteauth of another", new DeleteAuth(Bob, "more"), CaseMaterial.Fuzz);
        yield return Case("unlinkauth of nothing", new UnlinkAuth(Bob, CaseMaterial.Fuzz, "go"), Bob);
        yield return Case("unlinkauth of another", new UnlinkAuth(Bob, CaseMaterial.Fuzz, "run"), CaseMaterial.Fuzz);
        yield return Case("canceldelay of nothing", new CancelDelay(new(Bob, "active"), Checksum256.Hash([1])), Bob);
        yield return Case("canceldelay by another", new CancelDelay(new(CaseMaterial.Fuzz, "active"), Checksum256.Hash([1])), Bob);
        foreach (var (action, packed) in new (Name, byte[])[]
        {
            ("newaccount", Packed.Pack(new NewAccount(Bob, "new", Good, Good))), ("setcode", Packed.Pack(new SetCode(Bob, 0, 0, [1]))),
            ("setabi", Packed.Pack(new SetAbi(Bob, [1]))), ("updateauth", Packed.Pack(new UpdateAuth(Bob, "some", "active", bad[3]))),
            ("deleteauth", Packed.Pack(new DeleteAuth(Bob, "more"))), ("linkauth", Packed.Pack(new LinkAuth(Bob, "fuzz", "run", "more"))),
            ("unlinkauth", Packed.Pack(new UnlinkAuth(Bob, "fuzz", "run"))), ("canceldelay", Packed.Pack(new CancelDelay(new(Bob, "active"), default))),
        })
        {
            foreach (var length in new[] { 0, 1, 8, packed.Length / 2, packed.Length - 1 }.Distinct())
                yield return At($"{action} cut to {length}", new Action("eosio", action, [new(Bob, "active")], packed[..length]));
        }

        DirectedCase Case<T>(string label, T action, params Name[] actors) where T : INativeAction<T> =>
            At(label, Action.Of("eosio", T.ActionName, [.. actors.Select(actor => new PermissionLevel(actor, "active"))], action));

        DirectedCase At(string label, Action action) => new(label, chain.Sign([action]));
    }

    /// <summary>Of an account whose resources a contract limits, which a last transaction takes back.</summary>
    public static IEnumerable<DirectedCase> Limits(CaseChain chain)
    {
        const ulong unlimited = ulong.MaxValue;
        yield return Set(CaseMaterial.Fuzz, unlimited, 1, 1);
        yield return Set(Bob, 100, unlimited, unlimited);
        yield return new("RAM at its limit", chain.Sign([CaseChain.SetCode(Bob, chain.Caller.Code)]));
        yield return Set(Bob, unlimited, 0, unlimited);
        yield return new("no NET", chain.Sign([new(Bob, "run", [new(Bob, "active")], [])]));
        yield return Set(Bob, unlimited, unlimited, 0);
        yield return new("no CPU", chain.Sign([new(Bob, "run", [new(Bob, "active")], [])]));
        yield return Set(Bob, unlimited, unlimited, unlimited);
        yield return Set(CaseMaterial.Fuzz, unlimited, unlimited, unlimited);

        DirectedCase Set(Name account, ulong ram, ulong net, ulong cpu)
        {
            var program = new CallerProgram(chain.Caller);
            program.Call("set_resource_limits", (false, account.Value), (false, ram), (false, net), (false, cpu));
            program.Call("get_resource_limits", (false, account.Value), (false, program.Place(new byte[8])), (false, program.Place(new byte[8])), (false, program.Place(new byte[8])));
            return new($"limits of {account}: {(long)ram}, {(long)net}, {(long)cpu}",
                chain.Sign([new(CaseMaterial.Privileged, "run", [new(CaseMaterial.Privileged, "active")], program.ToActionData())]));
        }
    }
}
