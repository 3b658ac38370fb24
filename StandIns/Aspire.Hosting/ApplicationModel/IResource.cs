namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: a process, a container, or something abstract that the dashboard shows.</summary>
public interface IResource
{
    /// <summary>Unique in the model, at most 64 characters: ASCII letters, digits and single hyphens, a letter first.</summary>
    string Name { get; }

    /// <summary>Everything that was declared about the resource, in order of declaration.</summary>
    ResourceAnnotationCollection Annotations { get; }
}

/// <summary>Metadata attached to a resource.</summary>
public interface IResourceAnnotation;

/// <summary>A resource that takes command-line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that takes environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that listens on network endpoints.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose start can wait for other resources.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource shown beneath another one.</summary>
public interface IResourceWithParent : IResource
{
    IResource Parent { get; }
}

/// <summary>A resource shown beneath another one of a known type.</summary>
public interface IResourceWithParent<out T> : IResourceWithParent
    where T : IResource
{
    new T Parent { get; }

    IResource IResourceWithParent.Parent => Parent;
}
