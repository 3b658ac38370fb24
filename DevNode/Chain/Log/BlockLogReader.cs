using Antelope.Chain;
using Antelope.Serialization;
using Microsoft.Win32.SafeHandles;

namespace DevNode.Chain;

/// <summary>Reads a block log from front to back without an index, as far as it is whole.</summary>
internal static class BlockLogReader
{
    private const int BufferSize = 4 * 1024 * 1024;

    /// <summary>Each whole block with its position and the position after its trailer; ends at the first that is damaged or does not link.</summary>
    public static IEnumerable<(SignedBlock Block, long Position, long Next)> Blocks(SafeFileHandle log, long start, long length)
    {
        Antelope.Checksum256? previous = null;
        for (var position = start; position < length;)
        {
            if (Read(log, position, length) is not { } found || (previous is { } id && found.Block.Header.Previous != id))
                yield break;
            yield return (found.Block, position, found.Next);
            previous = found.Block.Header.CalculateId();
            position = found.Next;
        }
    }

    /// <summary>The whole block at a position and the position after its trailer; null when there is none.</summary>
    public static (SignedBlock Block, long Next)? Read(SafeFileHandle log, long position, long length)
    {
        for (long size = BufferSize; ; size *= 4)
        {
            var bytes = new byte[Math.Min(size, length - position)];
            if (RandomAccess.Read(log, bytes, position) != bytes.Length)
                return null;
            try
            {
                var reader = new PackReader(bytes);
                var block = SignedBlock.Unpack(ref reader);
                return reader.ReadUInt64() == (ulong)position && BlockLog.TransactionsFit(block) ? (block, position + reader.Position) : null;
            }
            catch (PackException) when (size < length - position)
            {
                // The block may be larger than the buffer: try again with more.
            }
            catch (PackException)
            {
                return null;
            }
        }
    }
}
