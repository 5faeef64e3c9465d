package io.redoubt.parse.json;

import java.util.List;

/// The JSON records of intrusion detection systems and firewalls: Suricata, Wazuh, AMiner,
/// Cloudflare, Falco.
public final class AlertKinds {
  private AlertKinds() {}

  /// All of them.
  public static List<JsonKind> all() {
    return List.of(suricata(), wazuh(), wazuhArchive(), aminer(), cloudflare(), falco());
  }

  private static JsonKind suricata() {
    return JsonKind.flat(
        "suricata.eve",
        "suricata.eve",
        "timestamp event_type flow_id",
        "timestamp event_type src_ip",
        "event_type src_ip dest_ip",
        "event_type pcap_cnt",
        "timestamp event_type=stats",
        "timestamp event_type=engine",
        "timestamp event_type=arp arp",
        "event_type=alert alert",
        "timestamp event_type proto");
  }

  private static JsonKind wazuh() {
    return JsonKind.flat(
        "wazuh.alert",
        "wazuh",
        "rule agent manager",
        "rule agent decoder",
        "rule manager decoder",
        "rule manager id",
        "rule full_log decoder",
        "rule agent full_log");
  }

  private static JsonKind aminer() {
    return JsonKind.flat("aminer.alert", "redoubt.native", "AnalysisComponent LogData");
  }

  private static JsonKind cloudflare() {
    return JsonKind.flat(
        "cloudflare.firewall",
        "cloudflare",
        "Action ClientIP RayID",
        "Action ClientIP RuleID",
        "p_log_type=Cloudflare.Firewall");
  }

  private static JsonKind falco() {
    return JsonKind.flat(
        "falco.alert",
        "falco",
        "output priority rule output_fields",
        "output priority rule source");
  }

  private static JsonKind wazuhArchive() {
    return JsonKind.flat("wazuh.archive", "wazuh", "agent manager full_log decoder");
  }
}
