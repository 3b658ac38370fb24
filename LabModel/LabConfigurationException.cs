namespace LabModel;

/// <summary>The lab cannot be started as it is configured; every error is named with its place, for example <c>Lab:Nodes:2:HttpPort</c>.</summary>
public sealed class LabConfigurationException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;

    /// <summary>Makes all checks and reports the errors of all of them.</summary>
    /// <exception cref="LabConfigurationException">A check failed.</exception>
    public static void ThrowIfAny(params Action[] checks)
    {
        var errors = new List<string>();
        foreach (var check in checks)
        {
            try
            {
                check();
            }
            catch (LabConfigurationException e)
            {
                errors.AddRange(e.Errors);
            }
        }

        if (errors.Count > 0)
            throw new LabConfigurationException(errors);
    }
}
