namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container; it has a tag or a digest.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    public string? Registry { get; set; }

    public required string Image { get; set; }

    public string? Tag
    {
        get => _tag;
        set => (_tag, _sha256) = (value, null);
    }

    /// <summary>The digest without its prefix <c>sha256:</c>.</summary>
    public string? SHA256
    {
        get => _sha256;
        set => (_tag, _sha256) = (null, value);
    }
}

/// <summary>A directory or file of the host, or a volume, inside a container.</summary>
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <param name="source">An absolute path of the host, or the volume's name; null for a volume without a name.</param>
    /// <param name="target">The absolute path in the container.</param>
    /// <param name="type">What the source is.</param>
    /// <param name="isReadOnly">Whether the container may not write to it.</param>
    /// <exception cref="ArgumentException">A bind mount without an absolute path, or a read-only volume without a name.</exception>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        if (type == ContainerMountType.BindMount && !Path.IsPathRooted(source ?? throw new ArgumentNullException(nameof(source))))
            throw new ArgumentException($"A bind mount needs an absolute path; this is '{source}'.", nameof(source));
        if (type == ContainerMountType.Volume && string.IsNullOrEmpty(source) && isReadOnly)
            throw new ArgumentException("A volume without a name cannot be read-only.", nameof(isReadOnly));
        (Source, Target, Type, IsReadOnly) = (source, target, type, isReadOnly);
    }

    public string? Source { get; }

    public string Target { get; }

    public ContainerMountType Type { get; }

    public bool IsReadOnly { get; }
}

/// <summary>What a mount's source is.</summary>
public enum ContainerMountType
{
    BindMount,
    Volume,
}

/// <summary>The container's name in the container runtime; one with a random suffix by default.</summary>
public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    public required string Name { get; set; }
}

/// <summary>One more name by which other containers of the application reach this one.</summary>
public sealed class ContainerNetworkAliasAnnotation(string alias) : IResourceAnnotation
{
    public string Alias { get; } = alias;
}

/// <summary>When the image is pulled.</summary>
public sealed class ContainerImagePullPolicyAnnotation : IResourceAnnotation
{
    public required ImagePullPolicy ImagePullPolicy { get; set; }
}

/// <summary>When an image is pulled from its registry.</summary>
public enum ImagePullPolicy
{
    Default = 0,
    Always = 1,
    Missing = 2,
    Never = 3,
}

/// <summary>Adds arguments of the container runtime's <c>create</c> command; called at every start of the resource.</summary>
public sealed class ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback) : IResourceAnnotation
{
    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; } = callback;
}

/// <summary>The container runtime's arguments while they are put together.</summary>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    public IList<object> Args { get; } = args;

    public CancellationToken CancellationToken { get; } = cancellationToken;
}
