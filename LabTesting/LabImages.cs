namespace LabTesting;

internal static class LabImages
{
    public static Task<(string Node, string BootAgent)> FindAsync(AntelopeLabOptions options, CancellationToken cancellation) =>
        Task.FromResult((options.NodeImage ?? "antelope-lab/devnode:latest", options.BootAgentImage ?? "antelope-lab/bootagent:latest"));
}
