namespace DevNode.Hosting;

/// <summary>Options of the resource monitor: percentages of a file system in use.</summary>
internal sealed record ResourceMonitorSettings(TimeSpan Interval, uint Threshold, bool StopsNode, uint WarningInterval)
{
    /// <summary>Reads and checks the options; throws <see cref="OptionException"/> naming the one that is wrong.</summary>
    public static ResourceMonitorSettings From(OptionValues values) => new(
        TimeSpan.FromSeconds(Between(values, "resource-monitor-interval-seconds", 1, 300)),
        Between(values, "resource-monitor-space-threshold", 6, 99),
        !values.Bool("resource-monitor-not-shutdown-on-threshold-exceeded"),
        Between(values, "resource-monitor-warning-interval", 1, 450));

    private static uint Between(OptionValues values, string option, uint low, uint high)
    {
        var value = values.UInt32(option);
        return value >= low && value <= high ? value : throw new OptionException($"option '--{option}' must be between {low} and {high}");
    }
}

/// <summary>Looks at the file systems of the node's directories, warns when they get full and stops the node before they are (nodeos resource_monitor_plugin).</summary>
internal sealed class ResourceMonitor : IDisposable
{
    /// <summary>Percentage points before the threshold from which on there is a warning.</summary>
    private const uint WarningMargin = 5;

    private readonly ResourceMonitorSettings _settings;
    private readonly IReadOnlyList<string> _directories;
    private readonly ILogger _log;
    private readonly Action _stop;
    private readonly ITimer _timer;
    private uint _looksSinceWarning;

    public ResourceMonitor(ResourceMonitorSettings settings, IReadOnlyList<string> directories, TimeProvider time, ILogger log, Action stop)
    {
        _settings = settings;
        _directories = directories;
        _log = log;
        _stop = stop;
        _looksSinceWarning = settings.WarningInterval;
        _timer = time.CreateTimer(_ => Look(), null, TimeSpan.Zero, settings.Interval);
    }

    public void Dispose() => _timer.Dispose();

    private double? UsedPercentage(string directory)
    {
        try
        {
            var drive = new DriveInfo(directory);
            return 100 - (100.0 * drive.AvailableFreeSpace / drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NodeLog.SpaceUnknown(_log, directory, e.Message);
            return null;
        }
    }

    private void Look()
    {
        _looksSinceWarning++;
        foreach (var directory in _directories.Where(Directory.Exists))
        {
            if (UsedPercentage(directory) is not { } used)
                continue;
            if (used >= _settings.Threshold && _settings.StopsNode)
            {
                NodeLog.SpaceExhausted(_log, directory, used, _settings.Threshold);
                _stop();
                return;
            }
            if (used >= _settings.Threshold - WarningMargin && _looksSinceWarning >= _settings.WarningInterval)
            {
                NodeLog.SpaceShort(_log, directory, used, _settings.Threshold);
                _looksSinceWarning = 0;
            }
        }
    }
}
