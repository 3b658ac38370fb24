using BootAgent.Contracts;

namespace BootAgent.Plan;

/// <summary>The files that a plan names.</summary>
public static class PlanFiles
{
    /// <summary>Keys and contracts; throws <see cref="BootPlanException"/> with the errors of both.</summary>
    public static (KeyRing Keys, ContractSet Contracts) Read(BootPlan plan)
    {
        var errors = new List<string>();
        var keys = Try(() => KeyRing.ReadFile(plan.KeysFile), errors);
        var contracts = Try(() => ContractSet.ReadDirectory(plan.ContractsDirectory), errors);
        return errors.Count == 0 ? (keys!, contracts!) : throw new BootPlanException(errors);
    }

    private static T? Try<T>(Func<T> read, List<string> errors) where T : class
    {
        try
        {
            return read();
        }
        catch (BootPlanException exception)
        {
            errors.AddRange(exception.Errors);
            return null;
        }
    }
}
