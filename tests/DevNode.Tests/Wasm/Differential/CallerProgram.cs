using System.Buffers.Binary;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>Data and calls for <see cref="CallerContract"/>: (offset of the calls, their number, data, calls).</summary>
internal sealed class CallerProgram(CallerContract contract)
{
    private const int HeaderSize = 16;
    private readonly List<byte> _data = [];
    private readonly List<(int Operation, (bool IsResult, ulong Value)[] Arguments)> _calls = [];

    /// <summary>Calls added so far; the result of call n can be an argument of later ones.</summary>
    public int Count => _calls.Count;

    /// <summary>Lays bytes down at a multiple of 16 and returns their address.</summary>
    public uint Place(ReadOnlySpan<byte> bytes)
    {
        while (_data.Count % 16 != 0)
            _data.Add(0);
        var address = CallerContract.ProgramAddress + HeaderSize + (uint)_data.Count;
        _data.AddRange(bytes);
        return address;
    }

    /// <summary>The result of an earlier call as an argument.</summary>
    public static (bool IsResult, ulong Value) ResultOf(int call) => (true, CallerContract.SlotAddress + (ulong)call * 8);

    public void Call(string operation, params (bool IsResult, ulong Value)[] arguments)
    {
        for (var i = 0; i < contract.Operations.Count; i++)
        {
            if (contract.Operations[i].Name != operation)
                continue;
            _calls.Add((i, arguments));
            return;
        }
        throw new ArgumentException($"the contract has no operation {operation}");
    }

    /// <summary>The calls, for people.</summary>
    public override string ToString() => string.Join("; ", _calls.Select(call =>
        $"{contract.Operations[call.Operation].Name}({string.Join(", ", call.Arguments.Select(argument => argument.IsResult ? $"result {(argument.Value - CallerContract.SlotAddress) / 8}" : $"{argument.Value:x}"))})"));

    /// <summary>Prints bytes of memory.</summary>
    public void Dump(uint address, uint length) => Call("printhex", (false, address), (false, length));

    public byte[] ToActionData()
    {
        while (_data.Count % 16 != 0)
            _data.Add(0);
        var bytes = new List<byte>();
        Add32((uint)(HeaderSize + _data.Count));
        Add32((uint)_calls.Count);
        Add64(0);
        bytes.AddRange(_data);
        foreach (var (operation, arguments) in _calls)
        {
            Add64((ulong)operation);
            foreach (var (isResult, value) in arguments)
            {
                Add64(isResult ? 1u : 0);
                Add64(value);
            }
        }
        return [.. bytes];

        void Add32(uint value)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            bytes.AddRange(four);
        }

        void Add64(ulong value)
        {
            Span<byte> eight = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(eight, value);
            bytes.AddRange(eight);
        }
    }
}
