namespace DevNode.Chain;

/// <summary>Takes the state in sections of packed rows.</summary>
public interface ISnapshotWriter
{
    void StartSection(string name);
    void WriteRow(ReadOnlySpan<byte> row);
    void EndSection();
}
