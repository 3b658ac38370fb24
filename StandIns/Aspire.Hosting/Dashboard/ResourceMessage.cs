using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Protocol;
using Google.Protobuf.WellKnownTypes;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Aspire.Hosting.Dashboard;

/// <summary>A resource's state as the dashboard gets it.</summary>
internal static class ResourceMessage
{
    public static Protocol.Resource From(ResourceEvent change)
    {
        var s = change.Snapshot;
        var message = new Protocol.Resource
        {
            Name = change.ResourceId,
            Uid = change.ResourceId,
            DisplayName = change.Resource.Name,
            ResourceType = s.ResourceType,
            State = s.State?.Text ?? "",
            StateStyle = s.State?.Style ?? "",
            IsHidden = s.IsHidden,
            SupportsDetailedTelemetry = true,
            CreatedAt = Time(s.CreationTimeStamp),
            StartedAt = Time(s.StartTimeStamp),
            StoppedAt = Time(s.StopTimeStamp),
        };
        if (s.IconName is not null)
        {
            message.IconName = s.IconName;
            message.IconVariant = Icon(s.IconVariant);
        }

        message.Environment.AddRange(s.EnvironmentVariables.Select(e => new EnvironmentVariable { Name = e.Name, Value = e.Value ?? "", IsFromSpec = e.IsFromSpec }));
        message.Urls.AddRange(s.Urls.Select(Url));
        message.Relationships.AddRange(s.Relationships.Select(r => new ResourceRelationship { ResourceName = r.ResourceName, Type = r.Type }));
        message.HealthReports.AddRange(s.HealthReports.Select(Health));
        message.Commands.AddRange(s.Commands.Select(Command));
        message.Properties.AddRange(s.Properties.Select(p => new ResourceProperty { Name = p.Name, Value = ToValue(p.Value), IsSensitive = p.IsSensitive }));
        if (s.ExitCode is { } exitCode)
            message.Properties.Add(new ResourceProperty { Name = "resource.exitCode", Value = Value.ForNumber(exitCode) });
        return message;
    }

    private static Url Url(UrlSnapshot url) => new()
    {
        EndpointName = url.Name ?? "",
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = url.IsInactive,
        DisplayProperties = new() { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
    };

    private static HealthReport Health(HealthReportSnapshot report)
    {
        var message = new HealthReport { Key = report.Name, Description = report.Description ?? "", Exception = report.ExceptionText ?? "", LastRunAt = Time(report.LastRunAt) };
        if (report.Status is { } status)
        {
            message.Status = status switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => HealthStatus.Degraded,
                _ => HealthStatus.Unhealthy,
            };
        }

        return message;
    }

    private static ResourceCommand Command(ResourceCommandSnapshot command) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        DisplayDescription = command.DisplayDescription ?? "",
        ConfirmationMessage = command.ConfirmationMessage ?? "",
        IconName = command.IconName ?? "",
        IconVariant = Icon(command.IconVariant),
        IsHighlighted = command.IsHighlighted,
        State = (Protocol.ResourceCommandState)command.State,
    };

    private static Protocol.IconVariant Icon(ApplicationModel.IconVariant? variant) =>
        variant == ApplicationModel.IconVariant.Filled ? Protocol.IconVariant.Filled : Protocol.IconVariant.Regular;

    private static Timestamp? Time(DateTime? time) => time is { } t ? Timestamp.FromDateTime(t.ToUniversalTime()) : null;

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        int or long or double => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable list => Value.ForList([.. list.Cast<object?>().Select(ToValue)]),
        _ => Value.ForString(value.ToString()),
    };
}
