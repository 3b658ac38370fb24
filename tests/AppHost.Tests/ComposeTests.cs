using AppHost.Compose;
using LabModel;
using Microsoft.Extensions.Configuration;

namespace AppHost.Tests;

/// <summary>The lab as a Compose file.</summary>
public sealed class ComposeTests
{
    [Theory]
    [InlineData("docker-compose.yml")]
    [InlineData("lab.json")]
    [InlineData(".env")]
    public void The_checked_in_files_are_what_the_model_gives(string name)
    {
        var made = ComposeFiles.Make(Settings())[name];
        File.ReadAllText(Path.Combine(Repository.Root, "compose", name)).ShouldBe(made, "run  dotnet run --project AppHost -- compose --output compose");
    }

    [Fact]
    public void The_init_step_reads_the_settings_that_the_file_was_made_of()
    {
        var settings = Settings(("Lab:Producers", "5"), ("Lab:Users", "7"), ("Lab:Engine", "nodeos"), ("Lab:StateDirectory", "/elsewhere"));
        var text = ComposeFiles.Make(settings)["lab.json"];
        text.ShouldNotContain("elsewhere");
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var read = LabOptionsReader.Read(new ConfigurationBuilder().AddJsonStream(stream).Build());
        var lab = LabOptionsReader.Read(settings);
        read.Nodes.ShouldBe(lab.Nodes);
        read.Accounts.ShouldBe(lab.Accounts);
        read.Users.ShouldBe(7);
        read.Genesis.InitialConfiguration.ShouldBe(lab.Genesis.InitialConfiguration);
    }

    [Fact]
    public void Every_node_is_there_and_every_port_is_loopback_s()
    {
        var text = ComposeFiles.Make(Settings(("Lab:Producers", "5")))["docker-compose.yml"];
        for (var i = 1; i <= 5; i++)
            text.ShouldContain($"\n  accountnum1{i}:\n");
        var ports = System.Text.RegularExpressions.Regex.Matches(text, "\"[0-9.:]*:[0-9]+:[0-9]+\"").Select(m => m.Value).ToList();
        ports.Count.ShouldBe(2 * 6 + 2);
        ports.ShouldAllBe(p => p.StartsWith("\"127.0.0.1:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_with_the_name_of_another_service_is_refused() =>
        Should.Throw<LabConfigurationException>(() => ComposeFiles.Make(Settings(("Lab:Nodes:1:Name", "boot-agent"), ("Lab:Nodes:1:Producer", "accountnum11"))))
            .Message.ShouldContain("Lab:Nodes:1:Name");

    [Fact]
    public void An_argument_that_is_unknown_is_named_with_what_is_right()
    {
        ComposeCommandLine.Parse(["--output", "x", "--Lab:Users=3"]).ShouldSatisfyAllConditions(c => c.Output.ShouldBe("x"), c => c.Settings.ShouldBe(["--Lab:Users=3"]));
        Should.Throw<LabConfigurationException>(() => ComposeCommandLine.Parse(["--out", "x"])).Errors.Count.ShouldBe(3);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] changes) => new ConfigurationBuilder()
        .AddJsonFile(Repository.LabFile)
        .AddInMemoryCollection(changes.Select(c => KeyValuePair.Create(c.Key, (string?)c.Value)))
        .Build();
}
