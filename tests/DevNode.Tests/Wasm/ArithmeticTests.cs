using System.Text.Json;

namespace DevNode.Tests.Wasm;

/// <summary>Every recorded result of float, 128-bit float and 128-bit integer operations, bit for bit.</summary>
public class ArithmeticTests
{
    private static readonly Lazy<DevNode.Wasm.CompiledModule> Math = new(() => RecordingHost.Compile(GoldenContract.Module("math")));

    [Theory]
    [InlineData("table-float.json.gz")]
    [InlineData("table-f128.json.gz")]
    [InlineData("table-i128.json.gz")]
    public void Equals_nodeos(string file)
    {
        using var table = GoldenContract.Json(file);
        using var actions = GoldenContract.Json("math-actions.json");
        var wrong = new List<string>();
        foreach (var operation in table.RootElement.GetProperty("ops").EnumerateArray())
        {
            var name = operation.GetProperty("op").GetString()!;
            var rows = operation.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetString()!).ToArray()).ToArray();
            var data = Convert.FromHexString(string.Concat(rows.SelectMany(row => row[..^1])));
            var results = RecordingHost.Run(Math.Value, actions.RootElement.GetProperty(name).GetString()!, data)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            results.Length.ShouldBe(rows.Length, name);
            wrong.AddRange(rows.Zip(results).Where(pair => pair.First[^1] != pair.Second)
                .Select(pair => $"{name} {string.Join(' ', pair.First[..^1])}: {pair.Second} instead of {pair.First[^1]}"));
        }
        wrong.ShouldBeEmpty();
    }
}
