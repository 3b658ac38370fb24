namespace DevNode.Http;

/// <summary>Finds the end of a request's body in bytes that come in pieces.</summary>
internal struct BodyFraming(long length, bool isChunked)
{
    private const int MaxSizeLine = 1024;

    private enum Part
    {
        Size,
        Data,
        Trailer,
        End,
    }

    private readonly bool _isChunked = isChunked;
    private long _begun = length;
    private long _left = length;
    private Part _part = isChunked ? Part.Size : length > 0 ? Part.Data : Part.End;
    private int _lineLength;
    private bool _sizeEnded;

    /// <summary>True once the whole body has passed.</summary>
    public readonly bool IsComplete => _part == Part.End;

    /// <summary>Bytes of the body, of chunks those that have begun.</summary>
    public readonly long Length => _begun;

    /// <summary>How many of these bytes belong to the body; null for chunks that are none.</summary>
    public int? Take(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (taken < bytes.Length && !IsComplete)
        {
            if (_part == Part.Data)
            {
                var count = (int)Math.Min(_left, bytes.Length - taken);
                taken += count;
                _left -= count;
                if (_left == 0)
                    _part = _isChunked ? Part.Size : Part.End;
            }
            else if (!TakeLine(bytes[taken++]))
            {
                return null;
            }
        }
        return taken;
    }

    /// <summary>One byte of a line between the data: a size in hex, or a trailer.</summary>
    private bool TakeLine(byte b)
    {
        if (b == '\n')
        {
            EndLine();
            return true;
        }
        if (b == '\r')
            return true;
        if (++_lineLength > MaxSizeLine)
            return false;
        if (_part == Part.Trailer || _sizeEnded)
            return true;
        if (!char.IsAsciiHexDigit((char)b))
        {
            _sizeEnded = b is (byte)';' or (byte)' ';
            return _sizeEnded;
        }
        _left = (_left << 4) | (long)Convert.ToInt32(((char)b).ToString(), 16);
        return _left is >= 0 and <= int.MaxValue;
    }

    private void EndLine()
    {
        var isEmpty = _lineLength == 0;
        (_lineLength, _sizeEnded) = (0, false);
        if (_part == Part.Trailer)
            _part = isEmpty ? Part.End : Part.Trailer;
        else if (!isEmpty) // the empty one ends the data of the chunk before
            (_part, _begun) = (_left == 0 ? Part.Trailer : Part.Data, _begun + _left);
    }
}
