namespace Antelope.Abi;

/// <summary>An ABI is not valid, or a value does not fit it.</summary>
public sealed class AbiException(AbiError error, ErrorStep step, string path = "", ErrorStep? cause = null) : Exception
{
    /// <inheritdoc cref="AbiException"/>
    public AbiException(AbiError error, ErrorMessage message, string path = "", ErrorStep? cause = null) : this(error, message.ToStep(), path, cause)
    {
    }

    private readonly List<ErrorStep> _outer = [];

    public AbiError Error { get; } = error;

    /// <summary>The message in nodeos's words, which names the innermost type only.</summary>
    public string Detail => Step.Message;

    /// <summary><see cref="Detail"/> with its values.</summary>
    public ErrorStep Step { get; } = step;

    /// <inheritdoc/>
    public override string Message => Path.Length == 0 ? Detail : $"{Detail} (at {Path})";

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
    public ErrorStep? Cause { get; } = cause;
}
