using LabModel;
using LabModel.State;
using Microsoft.Extensions.Configuration;

namespace AppHost.Tests;

/// <summary>Labs as lab.json describes them, with settings of a test on top.</summary>
internal static class Labs
{
    public static LabOptions Read(params string[] settings) => LabOptionsReader.Read(new ConfigurationBuilder()
        .AddJsonFile(Repository.LabFile)
        .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
        .Build());

    public static IReadOnlyList<string> Errors(params string[] settings) => Should.Throw<LabConfigurationException>(() => Read(settings)).Errors;

    /// <summary>A lab with a state directory of its own, deleted with it.</summary>
    public static TemporaryLab Temporary(params string[] settings) => new(settings);

    internal sealed class TemporaryLab : IDisposable
    {
        private readonly string _path = System.IO.Directory.CreateTempSubdirectory("lab-tests-").FullName;

        public TemporaryLab(string[] settings)
        {
            Options = Read([.. settings, $"Lab:StateDirectory={_path}"]);
            Directory = LabDirectory.Open(Repository.StateOf(Options), Options, clean: false);
        }

        public LabOptions Options { get; }

        public LabDirectory Directory { get; }

        public void Dispose()
        {
            Directory.Dispose();
            System.IO.Directory.Delete(_path, recursive: true);
        }
    }
}
