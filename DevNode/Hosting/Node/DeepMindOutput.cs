using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using DevNode.Chain;

namespace DevNode.Hosting;

/// <summary>
/// The deep mind log on standard output: lines that begin with DMLOG, each written at once and unbuffered (nodeos chain_plugin.cpp,
/// dmlog_appender.cpp). Ordinary logging is on standard error. A reader that no longer takes lines ends the node, as there.
/// </summary>
/// <param name="descriptor">The open file, 1 for standard output.</param>
/// <param name="errors">Where it is said that a line could not be written.</param>
/// <param name="stop">Called once, when nothing can be written any more.</param>
internal sealed partial class DeepMindOutput(int descriptor, TextWriter errors, Action stop) : IDeepMindLog
{
    private const int Interrupted = 4;
    private const int Terminate = 15;
    private byte[] _line = new byte[1024];
    private bool _stopped;

    /// <summary>The log that the options ask for, or null.</summary>
    public static DeepMindHandler? From(OptionValues values) =>
        values.Bool("deep-mind") ? new(new DeepMindOutput(1, Console.Error, () => _ = Kill(Environment.ProcessId, Terminate))) : null;

    /// <summary>Throws <see cref="OptionException"/> when the node would take transactions, which would be told of before they are in a block.</summary>
    public static void Check(OptionValues values)
    {
        if (!values.Bool("deep-mind"))
            return;
        foreach (var option in (string[])["api-accept-transactions", "p2p-accept-transactions"])
        {
            if (values.Bool(option))
                throw new OptionException($"{option} must be set to false in order to enable deep-mind logging.");
        }
    }

    public void Log(string line)
    {
        if (_stopped)
            return;
        var size = line.Length + 7;
        if (_line.Length < size)
            _line = new byte[Math.Max(size, _line.Length * 2)];
        "DMLOG "u8.CopyTo(_line);
        Encoding.ASCII.GetBytes(line, _line.AsSpan(6));
        _line[size - 1] = (byte)'\n';
        for (var rest = _line.AsSpan(0, size); !rest.IsEmpty && !_stopped;)
            rest = rest[WriteSome(rest)..];
    }

    /// <summary>How much could be written; where that is nothing, trying again would not help unless a signal came between.</summary>
    private int WriteSome(ReadOnlySpan<byte> bytes)
    {
        var done = 0;
        while (done < bytes.Length)
        {
            var written = Write(descriptor, bytes[done..], bytes.Length - done);
            if (written < 0)
                break;
            done += (int)written;
        }
        if (done == bytes.Length)
            return done;
        var error = Marshal.GetLastPInvokeError();
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"DMLOG FPRINTF_FAILED failed written={done} remaining={bytes.Length} 1 {Marshal.GetPInvokeErrorMessage(error)}"));
        if (done == 0 && error != Interrupted)
        {
            _stopped = true;
            errors.WriteLine("DMLOG FPRINTF_FAILURE_TERMINATED");
            stop();
        }
        return done;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
