using Antelope;
using Antelope.Chain;

namespace DevNode.Net;

/// <summary>Frames of blocks as long as some queue holds them, so that many peers that ask for the same blocks do not fill the memory.</summary>
internal sealed class FrameCache
{
    private readonly Dictionary<Checksum256, WeakReference<byte[]>> _frames = [];

    /// <summary>The block's frame; it must not be changed.</summary>
    public byte[] Of(SignedBlock block)
    {
        var id = block.Header.CalculateId();
        if (_frames.TryGetValue(id, out var known) && known.TryGetTarget(out var frame))
            return frame;
        frame = NetMessage.Frame(block);
        _frames[id] = new(frame);
        return frame;
    }

    /// <summary>Forgets frames that nobody holds.</summary>
    public void Trim()
    {
        foreach (var id in _frames.Where(f => !f.Value.TryGetTarget(out _)).Select(f => f.Key).ToList())
            _frames.Remove(id);
    }
}
