using System.Text.Json;
using Antelope;
using BootAgent.Plan;

namespace BootAgent.Tests.Plan;

public sealed class KeyRingTests : IDisposable
{
    private static readonly PrivateKey Eosio = PrivateKey.FromSeed(KeyType.K1, "key ring eosio");
    private static readonly PrivateKey Alice = PrivateKey.FromSeed(KeyType.K1, "key ring alice");
    private readonly TempDirectory _directory = new();

    [Fact]
    public void Accounts_without_a_key_use_eosios()
    {
        var keys = KeyRing.ReadFile(Write(("eosio", Eosio.PublicKey, Eosio), ("alice", Alice.PublicKey, Alice)));

        keys["alice"].PublicKey.ShouldBe(Alice.PublicKey);
        keys["eosio.token"].PublicKey.ShouldBe(Eosio.PublicKey);
    }

    [SkippableFact]
    public void A_file_that_others_may_read_is_refused()
    {
        var file = Write(("eosio", Eosio.PublicKey, Eosio));
        if (OperatingSystem.IsWindows())
        {
            throw new SkipException("Windows has no file modes");
        }
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Should.Throw<BootPlanException>(() => KeyRing.ReadFile(file)).Message.ShouldContain("0600");
    }

    [Fact]
    public void A_pair_that_does_not_match_is_refused_without_showing_the_private_key()
    {
        var error = Should.Throw<BootPlanException>(() => KeyRing.ReadFile(Write(("eosio", Alice.PublicKey, Eosio)))).Message;

        error.ShouldContain(Alice.PublicKey.ToString());
        error.ShouldNotContain(Eosio.ToWif());
    }

    [Fact]
    public void A_damaged_key_is_refused_without_showing_it()
    {
        var damaged = Eosio.ToWif()[..^1];
        var file = _directory.Write("keys.json", "{\"accounts\": {\"eosio\": {\"privateKey\": \"" + damaged + "\"}}}");

        Should.Throw<BootPlanException>(() => KeyRing.ReadFile(file)).Message.ShouldNotContain(damaged);
    }

    [Fact]
    public void Without_a_key_of_eosio_nothing_can_be_signed() =>
        Should.Throw<BootPlanException>(() => KeyRing.ReadFile(Write(("alice", Alice.PublicKey, Alice)))).Message.ShouldContain("no key of eosio");

    public void Dispose() => _directory.Dispose();

    private string Write(params (string Account, PublicKey Public, PrivateKey Private)[] keys) =>
        _directory.Write("keys.json", JsonSerializer.Serialize(new
        {
            accounts = keys.ToDictionary(key => key.Account, key => new { publicKey = key.Public.ToString(), privateKey = key.Private.ToWif() }),
        }));
}
