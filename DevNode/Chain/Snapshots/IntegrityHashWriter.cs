using System.Security.Cryptography;
using Antelope;

namespace DevNode.Chain;

/// <summary>sha256 over the rows of a snapshot, without its structure (nodeos integrity_hash_snapshot_writer).</summary>
public sealed class IntegrityHashWriter : ISnapshotWriter, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Checksum256 Hash => new(_hash.GetCurrentHash());

    public void StartSection(string name)
    {
    }

    public void WriteRow(ReadOnlySpan<byte> row) => _hash.AppendData(row);

    public void EndSection()
    {
    }

    public void Dispose() => _hash.Dispose();
}
