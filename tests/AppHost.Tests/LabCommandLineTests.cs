using LabModel;

namespace AppHost.Tests;

public sealed class LabCommandLineTests
{
    [Fact]
    public void Switches_and_settings_are_told_apart()
    {
        var line = LabCommandLine.Parse(["--until", "booted", "--Lab:Users=300", "--clean", "--Lab:Producers", "5"]);

        (line.UntilBooted, line.Clean, line.Help).ShouldBe((true, true, false));
        line.Settings.ShouldBe(["--Lab:Users=300", "--Lab:Producers=5"]);
    }

    [Fact]
    public void Unknown_and_incomplete_arguments_are_all_named() =>
        Should.Throw<LabConfigurationException>(() => LabCommandLine.Parse(["--until", "--users=3", "--Lab:Users"])).Errors
            .Select(e => e.Split(':')[0]).ShouldBe(["--until", "--users=3", "--Lab"]);
}
