using DevNode.Wasm;

namespace DevNode.Tests.Wasm;

public class SetcodeCheckTests
{
    public static TheoryData<string, string, string?> Modules()
    {
        var data = new TheoryData<string, string, string?>();
        using var recorded = GoldenContract.Json("setcode-checks.json");
        foreach (var row in recorded.RootElement.EnumerateArray())
            data.Add(row.GetProperty("label").GetString()!, row.GetProperty("code").GetString()!, row.GetProperty("message").GetString());
        return data;
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Answers_as_recorded(string label, string code, string? message)
    {
        var bytes = Convert.FromHexString(code);
        if (message is null)
            Should.NotThrow(() => CodeValidator.Validate(bytes, WasmConfig.Default, RecordingHost.Functions, name => true), label);
        else
            Should.Throw<WasmParseException>(() => CodeValidator.Validate(bytes, WasmConfig.Default, RecordingHost.Functions, name => true))
                .Message.ShouldBe(message, label);
    }
}
