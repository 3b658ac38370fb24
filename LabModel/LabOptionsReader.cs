using System.Globalization;
using Antelope;
using Microsoft.Extensions.Configuration;

namespace LabModel;

/// <summary>Reads the section <c>Lab</c> and checks it as a whole.</summary>
public static class LabOptionsReader
{
    private const string Root = "Lab";

    /// <exception cref="LabConfigurationException">With every error that was found.</exception>
    public static LabOptions Read(IConfiguration configuration)
    {
        var settings = new Settings(configuration, Root);
        var symbol = settings.Parsed("Symbol", Symbol.Parse) ?? Symbol.Parse("4,SYS");
        var tokens = new TokenSettings(settings, symbol);
        var options = new LabOptions
        {
            Name = ReadName(settings),
            Seed = settings.Number("Seed", int.MinValue, int.MaxValue),
            Engine = settings.Word("Engine", EngineChoice.Auto),
            Isolation = settings.Word("Isolation", IsolationChoice.Auto),
            BootAgentIsolation = settings.Word("BootAgent:Isolation", IsolationChoice.Process),
            NodeosPath = settings.Text("Nodeos:Path"),
            ContractsDirectory = settings.Text("ContractsDirectory"),
            StateDirectory = settings.Text("StateDirectory"),
            Images = ReadImages(settings),
            Symbol = symbol,
            Supply = tokens.Required("Supply"),
            Issue = tokens.Required("Issue"),
            Mesh = settings.Word("Mesh", Mesh.Full),
            Nodes = NodeSettings.Read(settings),
            Accounts = ReadAccounts(settings, tokens),
            Users = settings.Number("Users", 0, UserNames.Max) ?? 0,
            Votes = settings.Has("Votes") ? ReadVotes(settings) : null,
            Features = settings.Has("Features") ? [.. settings.Children("Features").Select(k => settings.Text(k) ?? "")] : null,
            ClaimRewards = settings.Flag("Steps:ClaimRewards"),
            ProxyVotes = settings.Flag("Steps:ProxyVotes"),
            BootAgentPort = settings.Number("BootAgent:HttpPort", 1, ushort.MaxValue) ?? 8900,
            Genesis = ReadGenesis(settings),
        };
        settings.FailUnknown();
        LabOptionsValidator.Check(options, settings);
        return settings.Errors.Count == 0 ? options : throw new LabConfigurationException(settings.Errors);
    }

    private static string ReadName(Settings settings)
    {
        var name = settings.Text("Name") ?? "default";
        if (name.Length > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            settings.Fail("Name", $"'{name}' is not 1 to 40 ASCII letters, digits, '-' or '_'");
        return name;
    }

    private static ImageOptions ReadImages(Settings settings)
    {
        var images = new ImageOptions(
            settings.Text("Images:Node"), settings.Text("Images:BootAgent"), settings.Text("Images:Contracts"), settings.Text("Images:Base"),
            settings.Text("Images:NodeosUrl"), settings.Text("Images:NodeosSha256"));
        if (images.NodeosUrl is null != images.NodeosSha256 is null)
            settings.Fail("Images:NodeosSha256", "NodeosUrl and NodeosSha256 go together");
        return images;
    }

    private static List<LabAccount> ReadAccounts(Settings settings, TokenSettings tokens) =>
    [
        .. settings.Children("Accounts").Select(key => new LabAccount(
            settings.Parsed($"{key}:Name", Name.Parse) ?? default,
            tokens.Required($"{key}:StakeNet"),
            tokens.Required($"{key}:StakeCpu"),
            settings.Number($"{key}:BuyRamKbytes", 1, 1024 * 1024) ?? 8,
            settings.Flag($"{key}:Transfer"),
            tokens.Optional($"{key}:Liquid"))),
    ];

    private static List<LabVote> ReadVotes(Settings settings) =>
    [
        .. settings.Children("Votes").Select(key => new LabVote(
            settings.Parsed($"{key}:Voter", Name.Parse) ?? default,
            [.. settings.Children($"{key}:Producers").Select(p => settings.Parsed(p, Name.Parse) ?? default)])),
    ];

    private static LabGenesis ReadGenesis(Settings settings)
    {
        const string timeKey = "Genesis:InitialTimestamp";
        var time = settings.Text(timeKey) ?? "2018-03-02T12:00:00.000";
        if (!DateTime.TryParseExact(time, "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) || parsed.Millisecond % 500 != 0)
            settings.Fail(timeKey, $"'{time}' is not a time such as 2018-03-02T12:00:00.000, a multiple of 500 ms");
        const string key = "Genesis:InitialConfiguration";
        return new(time, [.. settings.Children(key).Select(k => KeyValuePair.Create(k[(key.Length + 1)..], settings.Long(k, 0, uint.MaxValue) ?? 0))]);
    }
}
