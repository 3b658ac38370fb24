using System.Text;
using Antelope.Serialization;

namespace BootAgent.Contracts;

/// <summary>Tells a WebAssembly module that can be a contract from other files, by its header and sections; nodes check the rest.</summary>
internal static class WasmOutline
{
    private const byte ExportSection = 7;
    private static readonly byte[] Header = [0, (byte)'a', (byte)'s', (byte)'m', 1, 0, 0, 0];

    /// <summary>What is wrong with the module, null when nothing is.</summary>
    public static string? Check(ReadOnlySpan<byte> module)
    {
        if (!module.StartsWith(Header))
        {
            return "is not a WebAssembly module of version 1";
        }
        try
        {
            var reader = new PackReader(module[Header.Length..]);
            var exportsApply = false;
            while (reader.Remaining > 0)
            {
                var section = reader.ReadUInt8();
                var content = reader.ReadRaw((int)Math.Min(reader.ReadVarUInt32(), int.MaxValue));
                exportsApply |= section == ExportSection && Exports(content, "apply");
            }
            return exportsApply ? null : "is not a contract: it exports no function apply";
        }
        catch (PackException exception)
        {
            return $"is not a whole WebAssembly module: {exception.Message}";
        }
    }

    private static bool Exports(ReadOnlySpan<byte> section, string function)
    {
        var reader = new PackReader(section);
        for (var left = reader.ReadVarUInt32(); left > 0; left--)
        {
            var name = Encoding.UTF8.GetString(reader.ReadRaw((int)Math.Min(reader.ReadVarUInt32(), int.MaxValue)));
            var kind = reader.ReadUInt8();
            reader.ReadVarUInt32(); // index
            if (name == function && kind == 0)
            {
                return true;
            }
        }
        return false;
    }
}
