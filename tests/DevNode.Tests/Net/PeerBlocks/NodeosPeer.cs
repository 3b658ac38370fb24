using Antelope;
using Antelope.Api;
using DevNode.Chain;
using DevNode.Tests.Chain;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>A real nodeos, a process with files of its own.</summary>
internal sealed class NodeosPeer : PeerNode
{
    private readonly TemporaryDirectory _directory = new();
    private readonly NodeosProcess _process;

    private NodeosPeer(string executable, string[] arguments)
    {
        var genesis = Path.Combine(_directory.Path, "genesis.json");
        File.WriteAllText(genesis, GenesisJson.Write(ChainUnderTest.Genesis));
        _process = new(executable, _directory.Path, ["p2p-max-nodes-per-host = 1000", "max-clients = 1000"], ["--genesis-json", genesis, .. arguments]);
    }

    protected override int P2pPort => _process.P2pPort;

    public static async Task<NodeosPeer> StartAsync(string executable, params string[] arguments)
    {
        var peer = new NodeosPeer(executable, arguments);
        await peer._process.AnswersAsync();
        return peer;
    }

    /// <summary>Ends it in order; the lines it wrote to its standard output.</summary>
    public async Task<IEnumerable<string>> StopAsync()
    {
        await _process.StopAsync();
        return _process.Output.Where(line => line.Length > 0);
    }

    public override async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    protected override async Task<BlockAnswer> AnswerAsync(Checksum256 id)
    {
        // get_block waits its turn behind the block, which get_info would overtake.
        var known = await KnowsAsync(id);
        return new(known, (await _process.Api.GetInfoAsync()).HeadBlockId);
    }

    private async Task<bool> KnowsAsync(Checksum256 id)
    {
        try
        {
            await _process.Api.GetBlockAsync(id.ToString());
            return true;
        }
        catch (ChainApiException e) when (e.Name == "unknown_block_exception")
        {
            return false;
        }
    }
}
