using Antelope;
using Antelope.Chain;
using Xunit.Abstractions;

namespace DevNode.Tests.Wasm.Differential;

/// <summary>
/// How long the slow crypto primitives take here and on nodeos: run with <c>-c Release</c>, on a quiet machine. What nodeos executes
/// within a transaction's time must be executed here, too.
/// </summary>
public sealed class CryptoTimeTests(ITestOutputHelper output)
{
    private const int Attempts = 6;
    private const long MostMicroseconds = 150_000;

    [SkippableFact]
    public async Task What_nodeos_executes_in_time_is_executed_in_time()
    {
        var executable = Environment.GetEnvironmentVariable("LAB_NODEOS");
        Skip.If(executable is null, "LAB_NODEOS does not name a nodeos");
        var start = TimePoint.From(TimeProvider.System.GetUtcNow());
        await using var nodeos = await NodeosCases.StartAsync(executable!);
        await using var here = new DevNodeCases(start);
        var there = await nodeos.PrepareAsync(start);
        var chain = await here.PrepareAsync(start);
        var tooSlow = new List<string>();
        foreach (var (label, program) in Programs(chain))
        {
            var (least, leastHere) = (long.MaxValue, long.MaxValue);
            for (var i = 0; i < Attempts; i++)
            {
                least = Math.Min(least, await nodeos.ElapsedAsync(there.Case(program, isPrivileged: false, isContextFree: false)) ?? long.MaxValue);
                leastHere = Math.Min(leastHere, here.Elapsed(chain.Case(program, isPrivileged: false, isContextFree: false)));
            }
            if (least == long.MaxValue)
            {
                output.WriteLine($"{label}: not in time on nodeos, here {leastHere} us");
                continue;
            }
            var line = $"{label}: nodeos {least} us, here {leastHere} us, {(double)leastHere / least:F1} times";
            output.WriteLine(line);
            if (least < MostMicroseconds && leastHere >= MostMicroseconds)
                tooSlow.Add(line);
        }
        tooSlow.ShouldBeEmpty();
    }

    private static IEnumerable<(string Label, byte[] Program)> Programs(CaseChain chain)
    {
        yield return ("nothing", Program(_ => { }));
        var pair = CaseMaterial.ByParameter["pairs"][0];
        foreach (var pairs in new[] { 2, 4, 8 })
            yield return ($"alt_bn128_pair, {pairs} pairs", Program(p => Call(p, "alt_bn128_pair", [.. Enumerable.Repeat(pair, pairs / 2).SelectMany(bytes => bytes)])));
        var point = CaseMaterial.ByParameter["left"][0];
        byte[] scalar = [.. Enumerable.Repeat((byte)0xa7, 32)];
        yield return ("alt_bn128_mul, 10 times", Program(p =>
        {
            for (var i = 0; i < 10; i++)
                Call(p, "alt_bn128_mul", point, scalar, new byte[64]);
        }));
        // at the bounds of what a producer lets in
        foreach (var (size, exponent) in new[] { (32, 32), (128, 128), (256, 256), (1024, 16), (2048, 4) })
            yield return ($"mod_exp, {size} bytes to the power of {exponent}", Program(p => Call(p, "mod_exp", Numbers(size), Numbers(exponent), [.. Numbers(size - 1), 0xf1], new byte[size])));

        byte[] Program(System.Action<CallerProgram> calls)
        {
            var program = new CallerProgram(chain.Caller);
            calls(program);
            return program.ToActionData();
        }
    }

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 37 + 129))];

    private static void Call(CallerProgram program, string function, params byte[][] spans) =>
        program.Call(function, [.. spans.SelectMany(bytes => new[] { (false, (ulong)program.Place(bytes)), (false, (ulong)bytes.Length) })]);
}
