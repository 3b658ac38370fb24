namespace Antelope.Abi;

/// <summary>An ABI is not valid, or a value does not fit it.</summary>
public sealed class AbiException(AbiError error, string detail, string path = "", string? cause = null)
    : Exception(path.Length == 0 ? detail : $"{detail} (at {path})")
{
    private readonly List<ErrorStep> _outer = [];

    public AbiError Error { get; } = error;

    /// <summary>The message in nodeos's words, which names the innermost type only.</summary>
    public string Detail { get; } = detail;

    /// <summary>Where the value is: root type, then fields and indices, such as <c>nest.many[1].b</c>; empty for errors of the ABI itself.</summary>
    public string Path { get; } = path;

    /// <summary>What was being done, from the inside out, as nodeos's library appends it to an error on its way.</summary>
    public IReadOnlyList<ErrorStep> Outer => _outer;

    /// <summary>Adds what was being done around it.</summary>
    internal AbiException Within(ErrorStep step)
    {
        _outer.Add(step);
        return this;
    }

    /// <summary>What went wrong underneath, when <see cref="Detail"/> only frames it.</summary>
    public string? Cause { get; } = cause;
}
