using System.Text.Json;
using DevNode.Chain;
using DevNode.Wasm;

namespace DevNode.Tests.Wasm.Specification;

/// <summary>Runs the assertions of one file of the specification tests, as wast2json has converted it.</summary>
internal sealed class SpecificationScript(string path)
{
    private readonly Dictionary<string, SpecificationModule?> _named = new(StringComparer.Ordinal);
    private SpecificationModule? _current;
    private string _unusable = "";

    /// <summary>Assertions on binary modules and their functions.</summary>
    public int Assertions { get; private set; }

    /// <summary>Assertions on the text format, which nothing here reads.</summary>
    public int TextAssertions { get; private set; }

    /// <summary>"file:line what happened instead" of each assertion that does not hold.</summary>
    public List<string> Failures { get; } = [];

    public void Run()
    {
        using var script = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var command in script.RootElement.GetProperty("commands").EnumerateArray())
        {
            if (Command(command) is { } difference)
                Failures.Add($"{Path.GetFileNameWithoutExtension(path)}.wast:{command.GetProperty("line")} {difference}");
        }
    }

    private string? Command(JsonElement command)
    {
        var type = command.GetProperty("type").GetString()!;
        switch (type)
        {
            case "module":
                Load(command);
                return null;
            case "register":
                return null;
            case "action":
                Act(command);
                return null;
            case "assert_malformed" when command.GetProperty("module_type").GetString() == "text":
                TextAssertions++;
                return null;
        }
        Assertions++;
        return type switch
        {
            "assert_malformed" or "assert_invalid" or "assert_unlinkable" or "assert_uninstantiable" => Refuses(command),
            "assert_trap" or "assert_exhaustion" => Unusable(command) ?? (Act(command) is (null, var result) ? $"gives {result}" : null),
            "assert_return" => Returns(command),
            _ => throw new InvalidDataException($"{path}: unknown command {type}"),
        };
    }

    private void Load(JsonElement command)
    {
        try
        {
            _current = SpecificationModule.Load(Bytes(command));
        }
        catch (Exception error) when (error is WasmParseException or WasmTrapException)
        {
            (_current, _unusable) = (null, $"its module is refused: {error.Message}");
        }
        if (command.TryGetProperty("name", out var name))
            _named[name.GetString()!] = _current;
    }

    private SpecificationModule? Target(JsonElement command) =>
        command.GetProperty("action").TryGetProperty("module", out var name) ? _named.GetValueOrDefault(name.GetString()!) : _current;

    private string? Unusable(JsonElement command) => Target(command) is null ? _unusable : null;

    private string? Refuses(JsonElement command)
    {
        try
        {
            SpecificationModule.Load(Bytes(command));
            return $"takes what is refused for: {command.GetProperty("text").GetString()}";
        }
        catch (Exception error) when (IsFault(error))
        {
            return null;
        }
    }

    private string? Returns(JsonElement command)
    {
        var (fault, result) = Act(command);
        if (fault is not null)
            return fault;
        var expected = command.GetProperty("expected").EnumerateArray().Select(value => (value.GetProperty("type").GetString()!, value.GetProperty("value").GetString()!)).ToArray();
        if (expected.Length == 0)
            return result is null ? null : $"gives {result}";
        return Equal(expected[0].Item1, expected[0].Item2, result) ? null : $"gives {result}, not {expected[0].Item2}";
    }

    private static bool Equal(string type, string expected, string? result)
    {
        if (!expected.StartsWith("nan:", StringComparison.Ordinal))
            return expected == result;
        var (quiet, sign) = type == "f32" ? (0x7fc0_0000ul, 0x8000_0000ul) : (0x7ff8_0000_0000_0000, 0x8000_0000_0000_0000);
        var bits = ulong.Parse(result!, null);
        return expected == "nan:canonical" ? (bits & ~sign) == quiet : (bits & quiet) == quiet;
    }

    /// <summary>What ended the action, null when nothing did, and its result.</summary>
    private (string? Fault, string? Result) Act(JsonElement command)
    {
        if (Target(command) is not { } module)
            return (_unusable, null);
        try
        {
            return (null, module.Perform(command.GetProperty("action")));
        }
        catch (Exception error) when (IsFault(error))
        {
            return (error is WasmTrapException trap ? trap.Detail : error.Message, null);
        }
    }

    private static bool IsFault(Exception error) => error is WasmParseException or WasmTrapException or ChainException;

    private byte[] Bytes(JsonElement command) =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(path)!, command.GetProperty("filename").GetString()!));
}
