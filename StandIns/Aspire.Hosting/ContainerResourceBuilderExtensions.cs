using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds containers.</summary>
public static class ContainerResourceBuilderExtensions
{
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="image">The image: name, with a registry, a tag or a digest if wanted; the tag is <c>latest</c> by default.</param>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image) =>
        builder.AddResource(new ContainerResource(name)).WithImage(image);

    /// <inheritdoc cref="AddContainer(IDistributedApplicationBuilder, string, string)"/>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image, string tag) =>
        builder.AddContainer(name, image).WithImageTag(tag);

    /// <exception cref="InvalidOperationException">Both the image and the argument name a tag.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The image names a digest that is not sha256, or one besides a tag.</exception>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        var (name, imageTag, digest) = Parse(image);
        if (tag is not null && imageTag is not null)
            throw new InvalidOperationException($"The image '{image}' names a tag, and the argument another: '{tag}'.");
        if (tag is not null && digest is not null)
            throw new ArgumentOutOfRangeException(nameof(tag), tag, $"The image '{image}' names a digest already.");
        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
            builder.WithAnnotation(annotation = new ContainerImageAnnotation { Image = name });
        annotation.Image = name;
        if (digest is not null)
            annotation.SHA256 = digest;
        else
            annotation.Tag = imageTag ?? tag ?? "latest";
        return builder;
    }

    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
            throw new InvalidOperationException($"The resource '{builder.Resource.Name}' has no container image.");
        annotation.Tag = tag;
        return builder;
    }

    public static IResourceBuilder<T> WithImagePullPolicy<T>(this IResourceBuilder<T> builder, ImagePullPolicy pullPolicy)
        where T : ContainerResource =>
        builder.WithAnnotation(new ContainerImagePullPolicyAnnotation { ImagePullPolicy = pullPolicy }, ResourceAnnotationMutationBehavior.Replace);

    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint)
        where T : ContainerResource
    {
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    /// <summary>Puts a file or directory of the host, relative to the AppHost's directory, into the container.</summary>
    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource =>
        builder.WithAnnotation(new ContainerMountAnnotation(Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory), target, ContainerMountType.BindMount, isReadOnly));

    /// <summary>Puts a volume into the container; it is made when missing, and stays when the application ends.</summary>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    /// <summary>Names the container; without it the name has a random suffix.</summary>
    public static IResourceBuilder<T> WithContainerName<T>(this IResourceBuilder<T> builder, string name)
        where T : ContainerResource => builder.WithAnnotation(new ContainerNameAnnotation { Name = name }, ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Other containers reach this one by its resource's name, and by this one too.</summary>
    public static IResourceBuilder<T> WithContainerNetworkAlias<T>(this IResourceBuilder<T> builder, string alias)
        where T : ContainerResource => builder.WithAnnotation(new ContainerNetworkAliasAnnotation(alias));

    /// <summary>Arguments for the container runtime's <c>create</c> command, for example <c>--read-only</c>.</summary>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource => builder.WithContainerRuntimeArgs(context =>
        {
            foreach (var arg in args)
                context.Args.Add(arg);
        });

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Action<ContainerRuntimeArgsCallbackContext> callback)
        where T : ContainerResource => builder.WithContainerRuntimeArgs(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });

    /// <summary>Calls back at every start of the resource.</summary>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Func<ContainerRuntimeArgsCallbackContext, Task> callback)
        where T : ContainerResource => builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(callback));

    /// <summary>Takes <c>[registry[:port]/]name[:tag][@sha256:digest]</c> apart; a registry stays with the name.</summary>
    private static (string Name, string? Tag, string? Digest) Parse(string image)
    {
        const string algorithm = "sha256:";
        var (rest, digest) = image.Split('@', 2) is [var before, var after] ? (before, after) : (image, null);
        if (digest?.StartsWith(algorithm, StringComparison.Ordinal) == false)
            throw new ArgumentOutOfRangeException(nameof(image), image, "The digest is not sha256.");
        var colon = rest.LastIndexOf(':');
        var tag = colon > rest.LastIndexOf('/') ? rest[(colon + 1)..] : null; // a colon before the last slash belongs to the registry's port
        return (tag is null ? rest : rest[..colon], tag, digest?[algorithm.Length..]);
    }
}
