using Antelope;

namespace DevNode.Chain;

/// <summary>What nodeos would throw: an error class, its messages, and a contract's error code where there is one.</summary>
public sealed class ChainException : Exception
{
    private readonly List<ErrorStep> _steps = [];

    /// <summary>An exception with its first message.</summary>
    public ChainException(ChainErrorType type, ErrorStep message)
    {
        Type = type;
        _steps.Add(message);
    }

    /// <inheritdoc cref="ChainException(ChainErrorType, ErrorStep)"/>
    public ChainException(ChainErrorType type, ErrorMessage message) : this(type, message.ToStep())
    {
    }

    public ChainErrorType Type { get; }

    /// <summary>What failed first.</summary>
    public override string Message => _steps[0].Message;

    /// <summary>The messages in the order they were added: what failed first, then what each caller appended (fc log messages).</summary>
    public IReadOnlyList<ErrorStep> Steps => _steps;

    /// <summary>The texts of <see cref="Steps"/>.</summary>
    public IReadOnlyList<string> Details => [.. _steps.Select(s => s.Message)];

    /// <summary>The code of eosio_assert_code, or null.</summary>
    public ulong? ErrorCode { get; init; }

    /// <summary>Adds what a caller knows about the failure and returns this.</summary>
    public ChainException Append(ErrorStep message)
    {
        _steps.Add(message with { IsWarning = true });
        return this;
    }

    /// <inheritdoc cref="Append(ErrorStep)"/>
    public ChainException Append(ErrorMessage message) => Append(message.ToStep());

    /// <summary>Adds messages of another error as they are and returns this.</summary>
    public ChainException AppendAll(IEnumerable<ErrorStep> messages)
    {
        _steps.AddRange(messages);
        return this;
    }

    /// <summary>True when the class is <paramref name="type"/> or derives from it.</summary>
    public bool Is(ChainErrorType type) => Type.IsA(type);
}
