using System.Runtime.InteropServices;

namespace AppHost.Containers;

/// <summary>The user that the lab's containers run as: the user who runs the lab, so that they can read its private files; never root of the host.</summary>
/// <param name="UserId">Numeric user id in the container.</param>
/// <param name="GroupId">Numeric group id in the container.</param>
/// <param name="OwnsFiles">Whether private files must be given to this user first.</param>
internal sealed partial record ContainerUser(uint UserId, uint GroupId, bool OwnsFiles)
{
    public override string ToString() => $"{UserId}:{GroupId}";

    /// <summary>The present user, or the image's when that is root.</summary>
    /// <exception cref="DockerException">The image's user has no number, or is root.</exception>
    public static async Task<ContainerUser> ForAsync(DockerEngine engine, string image, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || engine.IsRootless)
            return engine.IsRootless ? new(0, 0, OwnsFiles: false) : await OfImageAsync(image, cancellationToken) with { OwnsFiles = false };
        return geteuid() == 0 ? await OfImageAsync(image, cancellationToken) : new(geteuid(), getegid(), OwnsFiles: false);
    }

    /// <summary>Makes a private file readable for exactly this user (and root).</summary>
    public void Give(string path)
    {
        if (OwnsFiles && chown(path, UserId, GroupId) != 0)
            throw new IOException($"{path} cannot be given to user {UserId}: error {Marshal.GetLastPInvokeError()}");
    }

    private static async Task<ContainerUser> OfImageAsync(string image, CancellationToken cancellationToken)
    {
        var user = await DockerCommand.RunAsync(["image", "inspect", "--format", "{{.Config.User}}", image], cancellationToken);
        var parts = user.Split(':');
        return uint.TryParse(parts[0], out var id) && id != 0
            ? new(id, parts.Length > 1 && uint.TryParse(parts[1], out var group) ? group : id, OwnsFiles: true)
            : throw new DockerException($"the image {image} runs as '{user}'; it must name a user that is not root by its number");
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial uint getegid();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint owner, uint group);
}
