using Antelope;
using Antelope.Chain;

namespace DevNode.Chain;

/// <summary>Values as nodeos writes them into messages: JSON without spaces.</summary>
public static class ChainText
{
    public static string Of(PermissionLevel level) => $$"""{"actor":"{{level.Actor}}","permission":"{{level.Permission}}"}""";
    public static string Of(IEnumerable<PermissionLevel> levels) => $"[{string.Join(',', levels.Select(Of))}]";
    public static string Of(IEnumerable<PublicKey> keys) => $"[{string.Join(',', keys.Select(key => $"\"{key}\""))}]";

    public static string Of(Authority authority) =>
        $$"""{"threshold":{{authority.Threshold}},"keys":[{{Join(authority.Keys.Select(key => $$"""{"key":"{{key.Key}}","weight":{{key.Weight}}}"""))}}],"accounts":[{{Join(authority.Accounts.Select(level => $$"""{"permission":{{Of(level.Permission)}},"weight":{{level.Weight}}}"""))}}],"waits":[{{Join(authority.Waits.Select(wait => $$"""{"wait_sec":{{wait.WaitSec}},"weight":{{wait.Weight}}}"""))}}]}""";

    private static string Join(IEnumerable<string> parts) => string.Join(',', parts);
}
