using BootAgent.Watch;

namespace BootAgent.Tests.Watch;

public sealed class PrometheusTextTests
{
    // Names as Spring's prometheus_plugin gives them; the escapes are those of Prometheus's "Exposition formats".
    private const string Page = """
        # HELP nodeos_head_block_num head block number
        # TYPE nodeos_head_block_num gauge
        nodeos_head_block_num 1027
        # TYPE nodeos_http_requests_total counter
        nodeos_http_requests_total{handler="/v1/chain/get_info"} 12 1395066363000
        nodeos_http_requests_total{handler="/v1/\"a\\b\n",code="200",} 3.5e1
        nodeos_nothing{a="b"} NaN

        nodeos_broken{a="b 1
        nodeos_no_value
        """;

    [Fact]
    public void Names_labels_kinds_and_values_are_kept_and_what_is_no_sample_is_left_out()
    {
        var samples = PrometheusText.Read(Page);

        samples.Select(s => (s.Name, s.IsCounter, s.Help, s.Value)).ShouldBe([
            ("nodeos_head_block_num", false, "head block number", 1027), ("nodeos_http_requests_total", true, "", 12), ("nodeos_http_requests_total", true, "", 35)]);
        samples[1].Labels.ShouldBe([new("handler", "/v1/chain/get_info")]);
        samples[2].Labels.ShouldBe([new("handler", "/v1/\"a\\b\n"), new("code", "200")]);
    }
}
