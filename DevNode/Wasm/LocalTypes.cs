namespace DevNode.Wasm;

/// <summary>Types of a function's parameters and locals by index, without expanding runs.</summary>
internal sealed class LocalTypes
{
    private readonly FunctionType _signature;
    private readonly IReadOnlyList<LocalRun> _runs;
    private readonly uint[] _ends;

    public LocalTypes(FunctionType signature, IReadOnlyList<LocalRun> runs)
    {
        (_signature, _runs) = (signature, runs);
        _ends = new uint[runs.Count];
        var total = (uint)signature.Parameters.Count;
        for (var i = 0; i < runs.Count; i++)
        {
            if (total > uint.MaxValue - runs[i].Count)
                throw new WasmParseException("too many locals");
            _ends[i] = total += runs[i].Count;
        }
        Count = total;
    }

    /// <summary>Number of parameters and locals.</summary>
    public uint Count { get; }

    public ValueType this[uint index]
    {
        get
        {
            if (index >= Count)
                throw new WasmParseException("undefined local");
            if (index < (uint)_signature.Parameters.Count)
                return _signature.Parameters[(int)index];
            var low = Array.BinarySearch(_ends, index + 1);
            if (low < 0)
                return _runs[~low].Type;
            while (low > 0 && _ends[low - 1] == index + 1)
                low--;
            return _runs[low].Type;
        }
    }
}
