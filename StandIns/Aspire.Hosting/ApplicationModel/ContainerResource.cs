using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is a container.</summary>
/// <param name="name">The resource's name, by which other containers of the application reach it.</param>
/// <param name="entrypoint">What it runs; null for the image's own entrypoint.</param>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    public string? Entrypoint { get; set; } = entrypoint;
}

/// <summary>Reads what was declared about containers.</summary>
public static class ContainerResourceExtensions
{
    public static bool IsContainer(this IResource resource) => resource.HasAnnotationOfType<ContainerImageAnnotation>();

    /// <summary>The image as the container runtime takes it: registry, name, and tag or digest.</summary>
    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
    {
        imageName = null;
        if (!resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
            return false;
        var name = string.IsNullOrEmpty(image.Registry) ? image.Image : $"{image.Registry}/{image.Image}";
        imageName = image switch
        {
            { SHA256.Length: > 0 } => $"{name}@sha256:{image.SHA256}",
            { Tag.Length: > 0 } => $"{name}:{image.Tag}",
            _ => name,
        };
        return true;
    }
}
