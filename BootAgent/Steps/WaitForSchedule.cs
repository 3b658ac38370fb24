using BootAgent.Sending;

namespace BootAgent.Steps;

/// <summary>Waits until the elected producers are the active schedule and one of them has made a block.</summary>
public sealed class WaitForSchedule : IBootStep
{
    /// <inheritdoc/>
    public string Name => "schedule";

    /// <inheritdoc/>
    public string Source => "tutorial 2.9; nodeos producer_schedule";

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(BootContext boot, CancellationToken cancellation)
    {
        var elected = await boot.GetElectedAsync(cancellation);
        if (elected.Count == 0)
        {
            throw new BootException("no active producer has a vote");
        }
        var (version, block) = await boot.Waiter.UntilAsync(
            $"the elected producers {string.Join(", ", elected)} to produce", boot.Limits.Schedule, async token =>
            {
                var schedule = await boot.Genesis.GetActiveScheduleAsync(token);
                var info = await boot.Genesis.GetInfoAsync(token);
                var producing = schedule.Producers.Select(producer => producer.ProducerName).ToList();
                var seen = $"schedule {schedule.Version} of {string.Join(", ", producing)}, block {info.HeadBlockNum} by {info.HeadBlockProducer}";
                return elected.ToHashSet().SetEquals(producing) && elected.Contains(info.HeadBlockProducer)
                    ? Sight.Of((schedule.Version, info.HeadBlockNum))
                    : Sight.NotYet<(uint, uint)>(seen);
            }, cancellation);
        return StepResult.Done($"schedule {version}: {string.Join(", ", elected)}, producing since block {block} at the latest");
    }
}
