using Antelope;
using Antelope.Chain;
using Antelope.Serialization;

namespace DevNode.Tests.DeepMind;

/// <summary>
/// A packed transaction trace (nodeos trace.hpp) without what no two runs have in common: the measured times are 0, and the messages of
/// errors have no place.
/// </summary>
internal ref struct ComparableTrace
{
    private readonly PackWriter _result = new();
    private PackReader _trace;

    private ComparableTrace(ReadOnlySpan<byte> trace) => _trace = new(trace);

    public static byte[] Of(ReadOnlySpan<byte> trace)
    {
        var comparable = new ComparableTrace(trace);
        comparable.Transaction();
        comparable._trace.Remaining.ShouldBe(0);
        return comparable._result.ToArray();
    }

    private void Transaction()
    {
        Copy(32 + 4 + 4);
        OptionalId();
        if (Flag())
        {
            Copy(1 + 4);
            VarUInt32();
        }
        Time();
        Copy(8 + 1);
        for (var actions = VarUInt32(); actions > 0; actions--)
            ActionTrace();
        if (Flag())
            Copy(8 + 8);
        if (Flag())
            Transaction();
        Failure();
    }

    private void ActionTrace()
    {
        for (var i = 0; i < 3; i++)
            VarUInt32();
        if (Flag())
            Receipt();
        Copy(8);
        _trace.Read<Antelope.Chain.Action>().Pack(_result);
        Copy(1);
        Time();
        Bytes();
        Copy(32 + 4 + 4);
        OptionalId();
        Copy(16 * (int)VarUInt32());
        Failure();
        Bytes();
    }

    private void Receipt()
    {
        Copy(8 + 32 + 8 + 8);
        Copy(16 * (int)VarUInt32());
        VarUInt32();
        VarUInt32();
    }

    private void Failure()
    {
        if (Flag())
        {
            Copy(8);
            Bytes();
            Bytes();
            for (var messages = VarUInt32(); messages > 0; messages--)
                _result.WriteString(PackedVariant.WithoutPlace(PackedVariant.Read(ref _trace)));
        }
        if (Flag())
            Copy(8);
    }

    private void OptionalId()
    {
        if (Flag())
            Copy(32);
    }

    private void Time()
    {
        _trace.ReadInt64();
        _result.WriteInt64(0);
    }

    private bool Flag()
    {
        var flag = _trace.ReadBool();
        _result.WriteBool(flag);
        return flag;
    }

    private uint VarUInt32()
    {
        var value = _trace.ReadVarUInt32();
        _result.WriteVarUInt32(value);
        return value;
    }

    private void Bytes() => _result.WriteBytes(_trace.ReadBytes());

    private void Copy(int count) => _result.WriteRaw(_trace.ReadRaw(count));
}
