using System.Globalization;
using System.Text;
using LabModel;

namespace AppHost.Compose;

/// <summary>
/// The lab as a Compose file, valid for Compose v2 and for docker-compose 1.29. Keys are made by the service <c>init</c>, which is the boot
/// agent's image, into volumes: each node sees its own, the boot agent all of them.
/// </summary>
internal static class ComposeFile
{
    /// <summary>Name of the settings file beside the Compose file.</summary>
    public const string SettingsFile = "lab.json";

    private const string Init = "init";
    private const string BootAgent = "boot-agent";
    private const string Dashboard = "dashboard";
    private const string InitFolder = "/lab";
    private const int AgentPort = 8900; // images/bootagent/Dockerfile
    private static readonly string[] Services = [Init, BootAgent, Dashboard];

    /// <exception cref="LabConfigurationException">A node has the name of another service.</exception>
    public static string Text(LabOptions lab)
    {
        var errors = lab.Nodes.Select((n, i) => (n, i)).Where(n => Services.Contains(n.n.Name))
            .Select(n => $"Lab:Nodes:{n.i}:Name: {n.n.Name} is the name of another service of the Compose file").ToList();
        if (errors.Count > 0)
            throw new LabConfigurationException(errors);
        var text = new StringBuilder();
        text.Append("""
            # Made from the lab's model: change AppHost/lab.json and run  dotnet run --project AppHost -- compose --output compose
            # How to use it: README.md

            x-confined: &confined
              read_only: true
              tmpfs: [/tmp]
              cap_drop: [ALL]
              security_opt: ["no-new-privileges:true"]
              restart: "no"
              stop_grace_period: 60s

            x-node: &node
              <<: *confined
              image: ${ANTELOPE_LAB_NODE:-antelope-lab/devnode:latest}
              depends_on:
                init: { condition: service_completed_successfully }

            services:

            """);
        AppendInit(text, lab);
        foreach (var node in lab.Nodes)
            AppendNode(text, node);
        AppendAgent(text, lab);
        text.Append("""

              dashboard:
                image: ${ASPIRE_DASHBOARD:-mcr.microsoft.com/dotnet/aspire-dashboard:latest}
                profiles: [dashboard]
                restart: "no"
                environment:
                  ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS: "true"
                  DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS: "true"
                ports: ["127.0.0.1:18888:18888"]

            volumes:
              lab:

            """);
        foreach (var node in lab.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"  {node.Name}-config:\n  {node.Name}-data:\n");
        return text.ToString();
    }

    /// <summary>Docker makes the volumes' directories as root, so this step is root, with the rights to write there and to give the files away alone.</summary>
    private static void AppendInit(StringBuilder text, LabOptions lab)
    {
        var folder = $"{InitFolder}/{lab.Name}";
        text.Append(CultureInfo.InvariantCulture, $$"""
              init:
                <<: *confined
                image: ${ANTELOPE_LAB_BOOTAGENT:-antelope-lab/bootagent:latest}
                user: "0:0"
                cap_add: [CHOWN, DAC_OVERRIDE, FOWNER]
                network_mode: none
                healthcheck: { disable: true }
                entrypoint: [sh, -c, "/opt/bootagent/BootAgent init /settings/{{SettingsFile}} {{InitFolder}} && chown -R 10001:10001 {{folder}}"]
                volumes:
                  - ./{{SettingsFile}}:/settings/{{SettingsFile}}:ro
                  - lab:{{folder}}

            """);
        foreach (var node in lab.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"      - {node.Name}-config:{folder}/{node.Name}\n");
    }

    private static void AppendNode(StringBuilder text, LabNode node) => text.Append(CultureInfo.InvariantCulture, $$"""

              {{node.Name}}:
                <<: *node
                environment:
                  OTEL_EXPORTER_OTLP_ENDPOINT: ${OTEL_EXPORTER_OTLP_ENDPOINT:-}
                  OTEL_SERVICE_NAME: {{node.Name}}
                ports:
                  - "127.0.0.1:{{node.HttpPort}}:{{node.HttpPort}}"
                  - "127.0.0.1:{{node.P2pPort}}:{{node.P2pPort}}"
                volumes:
                  - {{node.Name}}-config:/config:ro
                  - {{node.Name}}-data:/data

            """);

    private static void AppendAgent(StringBuilder text, LabOptions lab)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""

              boot-agent:
                <<: *confined
                image: ${ANTELOPE_LAB_BOOTAGENT:-antelope-lab/bootagent:latest}
                environment:
                  OTEL_EXPORTER_OTLP_ENDPOINT: ${OTEL_EXPORTER_OTLP_ENDPOINT:-}
                  OTEL_SERVICE_NAME: boot-agent
                ports: ["127.0.0.1:{{lab.BootAgentPort}}:{{AgentPort}}"]
                volumes: ["lab:/config:ro"]
                depends_on:

            """);
        foreach (var node in lab.Nodes)
            text.Append(CultureInfo.InvariantCulture, $"      {node.Name}: {{ condition: service_healthy }}\n");
    }
}
