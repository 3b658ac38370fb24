using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>Calls the callbacks that were declared about a resource, and resolves what they gave to what its process is to see.</summary>
internal sealed class ResourceConfiguration(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers, ContainerNetwork network)
{
    /// <summary>Tells the objects of successive starts apart.</summary>
    public const string StartAnnotation = "lab.start";

    public static DcpMetadata Metadata(IResource resource, int start) => new(resource.GetResourceId(), new Dictionary<string, string>
    {
        ["resource-name"] = resource.Name,
        [StartAnnotation] = start.ToString(CultureInfo.InvariantCulture),
    });

    public async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = loggers.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        return await ResolveAsync(resource, context.Args, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(ContainerResource resource, CancellationToken cancellationToken)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        return await ResolveAsync(resource, context.Args, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<DcpEnvironmentVariable>> EnvironmentAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, null, cancellationToken) { Logger = loggers.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);
        var values = await ResolveAsync(resource, context.EnvironmentVariables.Values, cancellationToken).ConfigureAwait(false);
        return [.. context.EnvironmentVariables.Keys.Zip(values, (name, value) => new DcpEnvironmentVariable(name, value))];
    }

    private async Task<List<string>> ResolveAsync(IResource resource, IEnumerable<object> values, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var value in values)
        {
            texts.Add(value switch
            {
                string text => text,
                EndpointReference endpoint when resource is ContainerResource => await network.ValueAsync(endpoint.Property(EndpointProperty.Url), cancellationToken).ConfigureAwait(false),
                EndpointReferenceExpression part when resource is ContainerResource => await network.ValueAsync(part, cancellationToken).ConfigureAwait(false),
                IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "",
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            });
        }

        return texts;
    }
}
