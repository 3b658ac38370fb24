using Antelope;
using DevNode.Chain;
using DevNode.Tests.Chain;
using DevNode.Tests.Hosting;

namespace DevNode.Tests.Net.PeerBlocks;

/// <summary>A DevNode in this process.</summary>
internal sealed class DevNodePeer : PeerNode
{
    private readonly SetClock _clock = new();
    private readonly TestNode _node;

    private DevNodePeer(string config) => _node = TestNode.Create(config, time: _clock, genesis: ChainUnderTest.Genesis);

    protected override int P2pPort => _node.Node.Network.ListenPort;

    public static async Task<DevNodePeer> StartAsync(string config = "")
    {
        var peer = new DevNodePeer(config);
        await peer._node.StartAsync();
        return peer;
    }

    /// <summary>Sets the node's clock.</summary>
    public void SetTime(TimePoint time) => _clock.Set(time);

    /// <summary>Runs a read on the chain thread.</summary>
    public Task<T> Read<T>(Func<Controller, T> read) => _node.Read(read);

    public override ValueTask DisposeAsync() => _node.DisposeAsync();

    protected override Task<BlockAnswer> AnswerAsync(Checksum256 id) => _node.Read(c => new BlockAnswer(c.FetchBlockById(id) is not null, c.HeadBlockId));

    /// <summary>The system's clock, set to another time.</summary>
    private sealed class SetClock : TimeProvider
    {
        private TimeSpan _shift;

        public void Set(TimePoint time) => _shift = TimeSpan.FromMicroseconds(time.Microseconds - TimePoint.From(System.GetUtcNow()).Microseconds);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
