using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Turns what was declared about a process resource into the object DCP runs.</summary>
internal sealed class ExecutableFactory(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    /// <summary>Tells the objects of successive starts apart.</summary>
    public const string StartAnnotation = "lab.start";

    /// <summary>Calls the resource's argument and environment callbacks and resolves what they gave.</summary>
    public async Task<DcpExecutable> CreateAsync(IResource resource, int start, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var (path, directory, args) = Command(resource);
        args.AddRange(await ArgumentsAsync(resource, logger, cancellationToken).ConfigureAwait(false));
        var env = await EnvironmentAsync(resource, logger, cancellationToken).ConfigureAwait(false);
        return new DcpExecutable(
            new DcpMetadata(resource.GetResourceId(), new Dictionary<string, string>
            {
                ["resource-name"] = resource.Name,
                [StartAnnotation] = start.ToString(CultureInfo.InvariantCulture),
            }),
            new DcpExecutableSpec(path, directory, args, env, new DcpAmbientEnvironment("Inherit")));
    }

    private static (string Path, string Directory, List<string> Args) Command(IResource resource)
    {
        if (resource is ExecutableResource executable)
            return (executable.Command, executable.WorkingDirectory, []);
        var project = resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;
        return ("dotnet", Path.GetDirectoryName(project)!, ["run", "--project", project, "--no-launch-profile", "--"]);
    }

    private async Task<List<string>> ArgumentsAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        var args = new List<string>();
        foreach (var arg in context.Args)
            args.Add(await ResolveAsync(arg, cancellationToken).ConfigureAwait(false));
        return args;
    }

    private async Task<List<DcpEnvironmentVariable>> EnvironmentAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, null, cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        var env = new List<DcpEnvironmentVariable>();
        foreach (var (name, value) in context.EnvironmentVariables)
            env.Add(new(name, await ResolveAsync(value, cancellationToken).ConfigureAwait(false)));
        return env;
    }

    private static async ValueTask<string> ResolveAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
