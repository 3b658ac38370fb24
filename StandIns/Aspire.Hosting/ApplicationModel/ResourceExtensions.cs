using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads what was declared about a resource.</summary>
public static class ResourceExtensions
{
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation => resource.Annotations.OfType<T>().Any();

    /// <summary>A reference to an endpoint, which need not be declared yet.</summary>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) => new(resource, endpointName);

    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e));

    /// <summary>The id of the resource's instance: a process's DCP name, else the resource's name.</summary>
    internal static string GetResourceId(this IResource resource) =>
        resource.TryGetLastAnnotation<Dcp.DcpInstanceAnnotation>(out var instance) ? instance.Name : resource.Name;

    internal static CustomResourceSnapshot GetInitialSnapshot(this IResource resource)
    {
        var snapshot = resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var initial) ? initial.InitialSnapshot : new CustomResourceSnapshot
        {
            ResourceType = resource switch
            {
                ProjectResource => "Project",
                ExecutableResource => "Executable",
                ContainerResource => "Container",
                _ => resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
            },
            Properties = [],
        };
        var relationships = resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type))
            .Concat(resource.Annotations.OfType<WaitAnnotation>().Select(w => new RelationshipSnapshot(w.Resource.Name, "WaitFor")));
        if (resource is IResourceWithParent child)
            relationships = relationships.Append(new(child.Parent.Name, "Parent"));
        return snapshot with
        {
            Relationships = [.. snapshot.Relationships, .. relationships.Distinct()],
            HealthReports = [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(h => new HealthReportSnapshot(h.Key, null, null, null))],
            IconName = snapshot.IconName ?? resource.Annotations.OfType<ResourceIconAnnotation>().LastOrDefault()?.IconName,
            IconVariant = snapshot.IconVariant ?? resource.Annotations.OfType<ResourceIconAnnotation>().LastOrDefault()?.IconVariant,
        };
    }

    internal static bool IsTerminal(this CustomResourceSnapshot snapshot) =>
        snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);
}
