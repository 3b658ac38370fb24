using Antelope.Serialization;

namespace Antelope.Chain;

/// <summary>Compressed bytes of a transaction inflate to more than <see cref="Zlib.MaxInflatedSize"/>.</summary>
public sealed class InflatedSizeException() : PackException("Exceeded maximum decompressed transaction size");
