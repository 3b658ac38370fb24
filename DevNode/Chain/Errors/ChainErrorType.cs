using System.Diagnostics.CodeAnalysis;
using Antelope;

namespace DevNode.Chain;

/// <summary>A class of nodeos's exceptions: its number, its name and its fixed text (nodeos exceptions.hpp), as API answers show them.</summary>
public sealed class ChainErrorType(ChainErrorType? parent, int code, string name, string what)
{
    /// <summary>chain_exception, from which the chain's own classes derive.</summary>
    public static readonly ChainErrorType Root = new(null, 3000000, "chain_exception", "blockchain exception");

    /// <summary>The class it derives from; null for the roots.</summary>
    public ChainErrorType? Parent { get; } = parent;
    public int Code { get; } = code;
    public string Name { get; } = name;
    public string What { get; } = what;

    /// <summary>An exception of this class with one message; <see cref="ErrorMessage"/> says how its values are named.</summary>
    public ChainException Error(ErrorMessage message) => new(this, message.ToStep());

    /// <inheritdoc cref="Error(ErrorMessage)"/>
    public ChainException Error(ErrorStep message) => new(this, message);

    /// <summary>Throws this class of exception with one message.</summary>
    [DoesNotReturn]
    public void Throw(ErrorMessage message) => throw new ChainException(this, message.ToStep());

    /// <inheritdoc cref="Throw(ErrorMessage)"/>
    [DoesNotReturn]
    public void Throw(ErrorStep message) => throw new ChainException(this, message);

    /// <summary>Throws when <paramref name="condition"/> is false; an interpolated message is only built then.</summary>
    public void Assert(
        [DoesNotReturnIf(false)] bool condition,
        [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(condition))] AssertMessage message)
    {
        if (!condition)
            throw new ChainException(this, message.ToStep());
    }

    /// <summary>Throws when <paramref name="condition"/> is false.</summary>
    public void Assert([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw new ChainException(this, message);
    }

    /// <summary>True for this class and every class derived from <paramref name="other"/>.</summary>
    public bool IsA(ChainErrorType other)
    {
        for (var type = this; type is not null; type = type.Parent)
        {
            if (ReferenceEquals(type, other))
                return true;
        }
        return false;
    }

    public override string ToString() => $"{Name} ({Code})";
}
