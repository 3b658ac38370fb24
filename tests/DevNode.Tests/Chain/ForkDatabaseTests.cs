using DevNode.Chain;

namespace DevNode.Tests.Chain;

public sealed class ForkDatabaseTests
{
    [Fact]
    public void The_file_of_nodeos_is_read_and_written_back_byte_for_byte()
    {
        var bytes = Golden.Bytes("chain/empty/fork_db.dat");
        var forks = new ForkDatabase();
        ForkDatabaseFile.Unpack(forks, bytes, ProtocolFeatureSet.CreateDefault());
        forks.Root!.BlockNum.ShouldBe(30u);
        forks.Head!.BlockNum.ShouldBe(31u);
        ForkDatabaseFile.Pack(forks).ShouldBe(bytes);
    }
}
