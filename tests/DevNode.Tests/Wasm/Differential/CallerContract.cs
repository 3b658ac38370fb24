using DevNode.Wasm;
using ValueType = DevNode.Wasm.ValueType;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// A contract whose apply reads a program (<see cref="CallerProgram"/>) and executes its calls one by one, printing every result: any
/// host function can be called with any arguments without a compiler. The action run has the program in its data; for eosio's
/// onerror it is the row of table onerror whose primary key is the low half of the failed transaction's sender id.
/// </summary>
internal sealed class CallerContract
{
    public const uint ProgramAddress = 0x10000, SlotAddress = 0x8000, Pages = 4;

    /// <summary>Bytes of a call without arguments, and of one argument.</summary>
    public const int CallSize = 8, ArgumentSize = 16;

    private const uint MostRowBytes = 0x20000;

    private static readonly string[] Own = ["action_data_size", "printhex", "read_action_data", "db_find_i64", "db_get_i64"];
    private static readonly FunctionType Apply = new([ValueType.I64, ValueType.I64, ValueType.I64], null);
    private static readonly FunctionType Argument = new([ValueType.I32], ValueType.I64);

    private readonly List<FunctionType> _types = [];
    private readonly List<string> _imports;

    /// <param name="host">Where signatures are from.</param>
    /// <param name="functions">Names of the host functions that programs can call.</param>
    public CallerContract(HostFunctions host, IEnumerable<string> functions)
    {
        var names = functions.ToList();
        _imports = [.. names.Union(Own)];
        Operations = [.. Operation.HostFunctions(host, names), .. Operation.Instructions()];
        Code = Build(host);
    }

    /// <summary>What programs can do, by the number that stands for it.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The module.</summary>
    public byte[] Code { get; }

    private byte[] Build(HostFunctions host)
    {
        var imports = _imports.Select(name => Concat(Text("env"), Text(name), [0], Leb(TypeIndex(host.Find(name)!.Type)))).ToArray();
        var functions = new[] { Leb(TypeIndex(Argument)), Leb(TypeIndex(Apply)) };
        var bodies = new[] { Sized(ArgumentBody()), Sized(ApplyBody()) };
        var types = _types.Select(type => Concat([0x60], Vector([.. type.Parameters.Select(p => new[] { (byte)p })]),
            type.Result is { } result ? [1, (byte)result] : [0])).ToArray();
        return Concat([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
            Section(1, Vector(types)), Section(2, Vector(imports)), Section(3, Vector(functions)), Section(5, [1, 0, (byte)Pages]),
            Section(7, Vector([Concat(Text("apply"), [0], Leb((uint)_imports.Count + 1))])), Section(10, Vector(bodies)));
    }

    // an argument is a number, or the result of an earlier call: (is result, -, value or address of the result)
    private static byte[] ArgumentBody() =>
    [
        0, 0x20, 0, 0x28, 0, 0, 0x04, 0x7e, // local.get 0, i32.load, if i64
        0x20, 0, 0x29, 0, 8, 0xa7, 0x29, 0, 0, 0x05, // i64.load 8, i32.wrap, i64.load, else
        0x20, 0, 0x29, 0, 8, 0x0b, 0x0b, // i64.load 8
    ];

    // locals: 3 the call, 4 calls left, 5 where its result goes, 6 the result
    private byte[] ApplyBody()
    {
        var code = new List<byte[]>
        {
            new byte[] { 2, 3, 0x7f, 1, 0x7e },
            Concat([0x20, 2], NameOf("run"), [0x52, 0x04, 0x40]), // not run:
            ReadOnerrorProgram(),
            Concat([0x05, 0x41], Signed(ProgramAddress), CallOf("action_data_size"), [0x22, 4], CallOf("read_action_data"), [0x1a]),
            new byte[] { 0x20, 4, 0x45, 0x04, 0x40, 0x0f, 0x0b, 0x0b }, // no program: return
            Concat([0x41], Signed(ProgramAddress), [0x28, 0, 0, 0x41], Signed(ProgramAddress), [0x6a, 0x21, 3]),
            Concat([0x41], Signed(ProgramAddress), [0x28, 0, 4, 0x21, 4, 0x41], Signed(SlotAddress), [0x21, 5]),
            new byte[] { 0x02, 0x40, 0x03, 0x40, 0x20, 4, 0x45, 0x0d, 1, 0x20, 4, 0x41, 1, 0x6b, 0x21, 4, 0x02, 0x40 },
            Enumerable.Repeat<byte[]>([0x02, 0x40], Operations.Count).SelectMany(part => part).ToArray(),
            Concat([0x20, 3, 0x28, 0, 0, 0x0e], Leb((uint)Operations.Count), [.. Enumerable.Range(0, Operations.Count + 1).SelectMany(i => Leb((uint)i))]),
        };
        for (var i = 0; i < Operations.Count; i++)
            code.Add(Concat([0x0b], Case(Operations[i]), [0x0c], Leb((uint)(Operations.Count - 1 - i))));
        code.Add([0x0b, 0x20, 5, 0x41, 8, 0x6a, 0x21, 5, 0x0c, 0, 0x0b, 0x0b, 0x0b]);
        return Concat([.. code]);
    }

    private byte[] ReadOnerrorProgram() => Concat(
        [0x20, 2], NameOf("onerror"), [0x52, 0x20, 1], NameOf("eosio"), [0x52, 0x72, 0x04, 0x40, 0x0f, 0x0b], // another action: return
        [0x41], Signed(SlotAddress), [0x41, 16], CallOf("read_action_data"), [0x1a, 0x20, 0, 0x20, 0], NameOf("onerror"),
        [0x41], Signed(SlotAddress), [0x29, 0, 0], CallOf("db_find_i64"), [0x22, 4, 0x41, 0, 0x48, 0x04, 0x40, 0x0f, 0x0b], // no row: return
        [0x20, 4, 0x41], Signed(ProgramAddress), [0x41], Signed(MostRowBytes), CallOf("db_get_i64"), [0x1a]);

    private static byte[] NameOf(string name) => Concat([0x42], Signed64((long)Antelope.Name.Parse(name).Value));

    private byte[] Case(Operation operation)
    {
        var code = new List<byte[]>();
        for (var i = 0; i < operation.Type.Parameters.Count; i++)
        {
            code.Add(Concat([0x20, 3, 0x41], Signed((uint)(CallSize + i * ArgumentSize)), [0x6a, 0x10], Leb((uint)_imports.Count), operation.Type.Parameters[i] switch
            {
                ValueType.I32 => [0xa7],
                ValueType.F32 => [0xa7, 0xbe],
                ValueType.F64 => [0xbf],
                _ => [],
            }));
        }
        code.Add(operation.Instruction.Length != 0 ? operation.Instruction : CallOf(operation.Name));
        if (operation.Type.Result is { } result)
        {
            byte[] widened = result switch { ValueType.I32 => [0xad], ValueType.F32 => [0xbc, 0xad], ValueType.F64 => [0xbd], _ => [] };
            code.Add(Concat(widened, [0x21, 6, 0x20, 5, 0x20, 6, 0x37, 0, 0, 0x20, 5, 0x41, 8], CallOf("printhex")));
        }
        code.Add(Concat([0x20, 3, 0x41], Signed((uint)(CallSize + operation.Type.Parameters.Count * ArgumentSize)), [0x6a, 0x21, 3]));
        return Concat([.. code]);
    }

    private byte[] CallOf(string function) => Concat([0x10], Leb((uint)_imports.IndexOf(function)));

    private uint TypeIndex(FunctionType type)
    {
        if (!_types.Contains(type))
            _types.Add(type);
        return (uint)_types.IndexOf(type);
    }

    private static byte[] Section(byte id, byte[] content) => Concat([id], Sized(content));

    private static byte[] Sized(byte[] content) => Concat(Leb((uint)content.Length), content);

    private static byte[] Vector(byte[][] entries) => Concat([Leb((uint)entries.Length), .. entries]);

    private static byte[] Text(string text) => Sized(System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Leb(uint value) => ModuleBytes.Leb(value);

    private static byte[] Signed(uint value) => Signed64(value);

    private static byte[] Signed64(long value)
    {
        var bytes = new List<byte>();
        for (; value is < -64 or >= 64; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)(value & 0x7f));
        return [.. bytes];
    }

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
