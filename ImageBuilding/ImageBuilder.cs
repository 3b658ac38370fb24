using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilding;

/// <summary>How an image comes to be.</summary>
/// <param name="Name">Its name after <c>antelope-lab/</c>.</param>
/// <param name="Inputs">The files that decide its content.</param>
/// <param name="Arguments">Build arguments. One that names an image counts as that image's id.</param>
/// <param name="MakeContext">Makes the files it is built from; called only when it is built.</param>
internal sealed record ImageRecipe(string Name, ImageContext Inputs, IReadOnlyDictionary<string, string> Arguments, Func<CancellationToken, Task<ImageContext>> MakeContext);

/// <summary>Builds the images that the engine does not have; one process at a time.</summary>
/// <param name="docker">The engine.</param>
/// <param name="folder">Where programs are published to, and the lock is.</param>
/// <param name="progress">Gets a line before and after each build.</param>
/// <param name="clock">Measures it.</param>
internal sealed class ImageBuilder(DockerCli docker, string folder, TextWriter progress, TimeProvider clock)
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockLook = TimeSpan.FromMilliseconds(250);

    /// <summary>The image's <c>name:tag</c>, once the engine has it.</summary>
    /// <exception cref="ImageException">It cannot be built.</exception>
    public async Task<string> BuildAsync(ImageRecipe recipe, CancellationToken cancellation)
    {
        var image = $"{ImageName.Prefix}{recipe.Name}:{ImageName.Tag(await DigestAsync(recipe, cancellation))}";
        if (await docker.IdAsync(image, cancellation) is not null)
            return image;
        await using var held = await LockAsync(cancellation);
        if (await docker.IdAsync(image, cancellation) is not null)
            return image;
        await progress.WriteLineAsync($"building image {image}");
        var start = clock.GetTimestamp();
        await docker.BuildAsync(image, await recipe.MakeContext(cancellation), recipe.Arguments, cancellation);
        await docker.TagAsync(image, $"{ImageName.Prefix}{recipe.Name}:latest", cancellation); // what the Compose file names
        await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"built image {image} in {clock.GetElapsedTime(start).TotalSeconds:0.0} s"));
        return image;
    }

    private async Task<byte[]> DigestAsync(ImageRecipe recipe, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(recipe.Inputs.Digest());
        foreach (var (name, value) in recipe.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var content = name is "BASE" or "CONTRACTS" ? await docker.IdAsync(value, cancellation) ?? value : value;
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}={content}\n"));
        }
        return hash.GetHashAndReset();
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lock");
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e)
            {
                if (clock.GetElapsedTime(start) > LockLimit)
                    throw new ImageException($"another lab has built images for {LockLimit.TotalMinutes:0} minutes ({path}): {e.Message}");
            }
            await Task.Delay(LockLook, clock, cancellation);
        }
    }
}
