using AppHost.Containers;
using AppHost.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ImageBuilding;
using LabModel;

namespace AppHost.Tests;

/// <summary>What a lab in containers declares, and when it is one; nothing is started and no Docker engine is asked.</summary>
public sealed class IsolationTests
{
    private static readonly NodeEngine Engine = new("devnode", "of an image", "a test");

    [Fact]
    public async Task A_lab_stays_where_its_chain_began()
    {
        using var lab = Labs.Temporary();
        (await LabIsolation.ChooseAsync(lab.Options with { Isolation = IsolationChoice.Process }, lab.Directory, clean: false, default)).Reason.ShouldBe("as configured");

        new LabIsolation(null, "a test").Remember(lab.Directory);
        (await LabIsolation.ChooseAsync(lab.Options, lab.Directory, clean: false, default)).ShouldBe(new(null, "its chain began in them"));
        (await Should.ThrowAsync<LabConfigurationException>(() => LabIsolation.ChooseAsync(lab.Options with { Isolation = IsolationChoice.Container }, lab.Directory, clean: false, default)))
            .Message.ShouldBe("Lab:Isolation: the chain of this lab began in processes; --clean starts from scratch, another Lab:Name is another lab");

        new LabIsolation(new DockerEngine("1", IsRootless: false), "a test").Remember(lab.Directory);
        (await Should.ThrowAsync<LabConfigurationException>(() => LabIsolation.ChooseAsync(lab.Options with { Isolation = IsolationChoice.Process }, lab.Directory, clean: false, default)))
            .Message.ShouldStartWith("Lab:Isolation: the chain of this lab began in containers");
        (await LabIsolation.ChooseAsync(lab.Options with { Isolation = IsolationChoice.Process }, lab.Directory, clean: true, default)).IsContainer.ShouldBeFalse();
    }

    [Fact]
    public void A_lab_of_former_versions_is_known_by_its_blocks()
    {
        using var lab = Labs.Temporary();
        Directory.CreateDirectory(Path.Combine(lab.Directory.Root, "eosio", "blocks"));

        Should.Throw<LabConfigurationException>(() => LabIsolation.ChooseAsync(lab.Options with { Isolation = IsolationChoice.Container }, lab.Directory, clean: false, default))
            .Message.ShouldContain("began in processes");
    }

    [Fact]
    public void Labs_of_two_names_or_two_directories_share_nothing()
    {
        var node = Labs.Read().Nodes[1];
        var labs = new[] { new LabNames("a", "/x/a"), new LabNames("b", "/x/b"), new LabNames("a", "/y/a"), new LabNames(new string('n', 40), "/x/n") };

        labs.Select(l => l.Volume(node)).ShouldBeUnique();
        labs.Select(l => l.Label).ShouldBeUnique();
        labs.Select(l => l.NetworkSuffix).ShouldBeUnique();
        labs.ShouldAllBe(l => l.NetworkSuffix.Length <= 32);
        labs[0].Volume(node).ShouldMatch("^antelope-lab\\.a\\.[0-9a-f]{6}\\.accountnum11$");
    }

    [Theory]
    [InlineData("permission denied while trying to connect to the Docker daemon socket", "usermod -aG docker")]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "start")]
    [InlineData("Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41", "DOCKER_API_VERSION")]
    [InlineData("write /var/lib/docker/tmp/x: no space left on device", "docker system prune")]
    public void What_Docker_says_comes_with_what_to_do(string said, string advice) => DockerAdvice.For(said).ShouldSatisfyAllConditions(a => a.ShouldStartWith(said), a => a.ShouldContain(advice));

    [Fact]
    public async Task A_node_in_a_container_has_no_rights_no_secrets_and_its_data_in_a_volume()
    {
        using var lab = Labs.Temporary();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, ProjectDirectory = AppContext.BaseDirectory });
        var names = new LabNames("test", lab.Directory.Root);
        var node = lab.Options.Nodes[1];

        var resource = builder.AddNodeContainer(node, Engine, new LabContainers(names, "antelope-lab/devnode:1", null, new ContainerUser(10001, 10001, OwnsFiles: true)), "/lab/config.ini", "/lab/genesis.json").Resource;

        resource.Annotations.OfType<ContainerMountAnnotation>().Select(m => (m.Source, m.Target, m.Type, m.IsReadOnly)).ShouldBe(
        [
            ("/lab/config.ini", "/config/config.ini", ContainerMountType.BindMount, true),
            ("/lab/genesis.json", "/config/genesis.json", ContainerMountType.BindMount, true),
            (names.Volume(node), "/data", ContainerMountType.Volume, false),
        ]);
        resource.Annotations.OfType<EndpointAnnotation>().Select(e => (e.Port, e.TargetPort, e.TargetHost)).ShouldBe([(8011, 8011, "127.0.0.1"), (9011, 9011, "127.0.0.1")]);
        var context = new ContainerRuntimeArgsCallbackContext([]);
        foreach (var callback in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
            await callback.Callback(context);
        context.Args.ShouldBe(["--label", names.Label, "--user", "10001:10001", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--no-healthcheck"]);
        (await ArgumentsAsync(resource)).ShouldBeEmpty();
        resource.NextStart.HardReplay = true;
        (await ArgumentsAsync(resource)).ShouldBe(["--hard-replay-blockchain"]);
        (await ArgumentsAsync(resource)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<object>> ArgumentsAsync(IResource node)
    {
        var context = new CommandLineArgsCallbackContext([], node) { ExecutionContext = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run) };
        foreach (var callback in node.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);
        return [.. context.Args];
    }
}
