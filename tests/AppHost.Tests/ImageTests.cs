using System.Formats.Tar;
using ImageBuilding;

namespace AppHost.Tests;

/// <summary>What decides an image's tag, and what the engine gets to build it.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("images").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_tag_changes_with_content_path_and_mode_and_with_nothing_else()
    {
        var file = Write("a", "one");
        var first = Tag("x/a", file);
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Tag("x/a", file).ShouldBe(first);
        Tag("x/b", file).ShouldNotBe(first);
        File.WriteAllText(file, "two");
        Tag("x/a", file).ShouldNotBe(first);
        File.WriteAllText(file, "one");
        Tag("x/a", file).ShouldBe(first);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
            Tag("x/a", file).ShouldNotBe(first);
        }
    }

    [Fact]
    public void Names_and_contents_cannot_be_taken_for_one_another()
    {
        var one = new ImageContext().Add("a", Write("1", "bc")).Add("d", Write("2", ""));
        var other = new ImageContext().Add("a", Write("3", "b")).Add("d", Write("4", "c"));
        ImageName.Tag(one.Digest()).ShouldNotBe(ImageName.Tag(other.Digest()));
    }

    [Fact]
    public async Task The_engine_gets_every_file_with_its_mode()
    {
        var program = Write("program", "#!/bin/sh");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var stream = new MemoryStream();
        await new ImageContext().Add(ImageContext.Dockerfile, Write("d", "FROM scratch")).AddDirectory("files", _folder).WriteTarAsync(stream);
        stream.Position = 0;
        var entries = new Dictionary<string, (UnixFileMode Mode, string Text)>();
        using var reader = new TarReader(stream);
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
            entries.Add(entry.Name, (entry.Mode, new StreamReader(entry.DataStream ?? Stream.Null).ReadToEnd()));
        entries.Keys.ShouldBe(["Dockerfile", "files/d", "files/program"], ignoreOrder: true);
        entries["Dockerfile"].Text.ShouldBe("FROM scratch");
        entries["files/program"].Text.ShouldBe("#!/bin/sh");
        if (!OperatingSystem.IsWindows())
        {
            entries["files/program"].Mode.HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue();
            entries["files/d"].Mode.HasFlag(UnixFileMode.OtherExecute).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_program_s_sources_are_those_of_every_project_it_refers_to()
    {
        Write("App/App.csproj", """<Project><ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup></Project>""");
        Write("App/Program.cs", "1");
        Write("App/obj/Made.cs", "1");
        Write("Other/Other.cs", "1");
        Write("Library/Library.csproj", "<Project />");
        var library = Write("Library/Deep/Code.cs", "1");
        string Now() => ImageName.Tag(new AppSource(_folder, "App").AddSources(new ImageContext()).Digest());
        var first = Now();
        Write("App/obj/Made.cs", "2");
        Write("Other/Other.cs", "2");
        Now().ShouldBe(first);
        File.WriteAllText(library, "2");
        Now().ShouldNotBe(first);
        File.WriteAllText(library, "1");
        Write("Directory.Packages.props", "<Project />");
        Now().ShouldNotBe(first);
    }

    [Theory]
    [InlineData("write /var/lib/docker/x: no space left on device", "docker system df")]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock", "usermod -aG docker")]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "start the engine")]
    [InlineData("The command '/bin/sh -c false' returned a non-zero code: 1", "returned a non-zero code")]
    public void What_the_engine_says_comes_with_what_to_do(string said, string advice)
    {
        var message = DockerCli.Failure("build the image x", said).Message;
        message.ShouldContain(advice);
        message.ShouldContain(said);
        message.ShouldStartWith("cannot build the image x");
    }

    [Fact]
    public void A_nodeos_of_this_machine_goes_before_one_that_was_dropped()
    {
        var nodeos = Write("bin/nodeos", "program");
        Write("bin/leap-util", "tool");
        Write("drop/x.deb", "package");
        var drop = Path.Combine(_folder, "drop");
        NodeosPackage.IsIn(drop).ShouldBeTrue();
        NodeosPackage.IsIn(Path.Combine(_folder, "nowhere")).ShouldBeFalse();
        Digest(nodeos, drop).ShouldBe(new ImageContext().Add("nodeos/drop/nodeos", nodeos).Add("nodeos/drop/leap-util", Path.Combine(_folder, "bin", "leap-util")).Digest());
        Digest("", drop).ShouldBe(new ImageContext().Add("nodeos/drop/x.deb", Path.Combine(drop, "x.deb")).Digest());

        static byte[] Digest(string program, string folder)
        {
            var context = new ImageContext();
            NodeosPackage.Add(context, program, folder);
            return context.Digest();
        }
    }

    private static string Tag(string path, string file) => ImageName.Tag(new ImageContext().Add(path, file).Digest());

    private string Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
