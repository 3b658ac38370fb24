using DevNode.Chain;
using DevNode.Hosting;

namespace DevNode.Tests.Hosting;

/// <summary>What the process does before there is a node.</summary>
public sealed class NodeProcessTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("devnode").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--max-clients=many")]
    [InlineData("--producer-name=Alice")]
    [InlineData("--signature-provider=EOS54r8xnnRNoCw5vyQxg8qvxLHxTvgDBhWq4o2B4b1iFPVw7YEkV=KEY:nonsense")]
    [InlineData("--signature-provider=EOS54r8xnnRNoCw5vyQxg8qvxLHxTvgDBhWq4o2B4b1iFPVw7YEkV=KEOSD:127.0.0.1")]
    [InlineData("--signature-provider=EOS54r8xnnRNoCw5vyQxg8qvxLHxTvgDBhWq4o2B4b1iFPVw7YEkV=SE:x")]
    [InlineData("--cpu-effort-percent=101")]
    [InlineData("--p2p-keepalive-interval-ms=0")]
    [InlineData("--allowed-connection=friends")]
    [InlineData("--resource-monitor-space-threshold=100")]
    [InlineData("--http-server-address=nowhere")]
    [InlineData("--genesis-json=missing.json")]
    [InlineData("--genesis-timestamp=now")]
    [InlineData("--snapshot=missing.bin")]
    [InlineData("--config=missing.ini")]
    [InlineData("--plugin=eosio::history_plugin")]
    public async Task A_bad_option_ends_with_1_and_nothing_is_written(string option)
    {
        (await NodeProcess.RunAsync(["--config-dir", _directory, "--data-dir", _directory, option])).ShouldBe(1);
        Directory.EnumerateFileSystemEntries(_directory).ShouldBeEmpty();
    }

    [Fact]
    public void An_error_about_a_key_does_not_show_it()
    {
        var secret = PrivateKeyText;
        var error = Should.Throw<OptionException>(() =>
            SignatureProviders.From(NodeOptions.Parse([$"--signature-provider=EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV=KEY:{secret}"])));
        error.Message.ShouldNotContain(secret);
        error.Message.ShouldContain("EOS6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5GDW5CV");
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_254()
    {
        await using var node = TestNode.Create();
        await node.StartAsync();
        File.WriteAllText(Path.Combine(_directory, "config.ini"), "http-server-address =\n");
        (await NodeProcess.RunAsync(["--config-dir", _directory, "--data-dir", _directory, "--p2p-listen-endpoint", node.P2pAddress])).ShouldBe(254);
    }

    [Fact]
    public async Task The_genesis_of_a_block_log_can_be_had_back()
    {
        await using var node = TestNode.Create();
        await node.StartAsync();
        var chainId = await node.Read(c => c.ChainId);
        await node.StopAsync();
        var file = Path.Combine(_directory, "genesis.json");
        (await NodeProcess.RunAsync(["--config-dir", _directory, "--data-dir", node.DataDir, "--extract-genesis-json", file])).ShouldBe(0);
        GenesisJson.Parse(File.ReadAllText(file)).ComputeChainId().ShouldBe(chainId);
    }

    private static string PrivateKeyText => Antelope.PrivateKey.FromSeed(Antelope.KeyType.K1, "another").ToWif();
}
