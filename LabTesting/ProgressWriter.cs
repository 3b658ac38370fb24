using System.Text;

namespace LabTesting;

/// <summary>Hands each line on.</summary>
internal sealed class ProgressWriter(IProgress<string>? progress) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        // only whole lines are reported
    }

    public override void WriteLine(string? value) => progress?.Report(value ?? "");
}
