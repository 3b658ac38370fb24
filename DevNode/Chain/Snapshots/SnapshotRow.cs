using Antelope.Serialization;

namespace DevNode.Chain;

internal delegate TRow UnpackRow<TRow>(ref PackReader reader);

/// <summary>The section of a table in a snapshot: its name, and rows in nodeos's packed form.</summary>
internal sealed record SnapshotRow<TRow>(string Section, Action<PackWriter, TRow> Pack, UnpackRow<TRow> Unpack);
