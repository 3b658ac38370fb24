using Antelope;

namespace BootAgent.Plan;

/// <summary>Collects what is wrong with a plan, each with its place in the file.</summary>
public sealed class PlanErrors
{
    private readonly List<string> _errors = [];

    /// <summary>Notes that what stands at <paramref name="place"/> (such as <c>accounts[2].stakeNet</c>) is wrong.</summary>
    public void Add(string place, string error) => _errors.Add($"{place}: {error}");

    /// <summary>What <paramref name="parse"/> gives, or the default and an error when the text is not of its format.</summary>
    public T? Try<T>(string place, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            Add(place, exception.Message.Trim());
            return default;
        }
    }

    /// <summary>An account name that must be there.</summary>
    public Name ReadName(string place, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Add(place, "a name is missing");
            return default;
        }
        if (text.Length > 12)
        {
            Add(place, $"'{text}' is longer than the 12 characters of an account name");
            return default;
        }
        return Try(place, () => Name.Parse(text));
    }

    /// <summary>Throws <see cref="BootPlanException"/> with everything noted.</summary>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new BootPlanException(_errors);
        }
    }
}

/// <summary>A plan that cannot be carried out; the message lists every reason.</summary>
public sealed class BootPlanException(IReadOnlyList<string> errors)
    : Exception("the boot plan is not valid:" + string.Concat(errors.Select(error => $"{Environment.NewLine}  {error}")))
{
    /// <summary>Each with the place in the file.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
