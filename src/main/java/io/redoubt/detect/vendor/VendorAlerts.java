package io.redoubt.detect.vendor;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Alerts of other products as findings, with the severity their product gave them in our terms.
///
/// Sources of the levels: Suricata's `alert.severity` and Snort's priority (1 is the worst),
/// Wazuh's rule levels 0 to 16 in the bands its dashboard uses, Defender's severity ids 1, 2, 4
/// and 5. Zeek's notices carry none: a table says which kinds matter.
public final class VendorAlerts {
  private static final Field EVE_TYPE = Field.of("suricata.eve.event_type");
  private static final Field CHANNEL = Field.of("winlog.channel");
  private static final Field EVENT_CODE = Field.of("winlog.event_id");
  private static final String DEFENDER = "Microsoft-Windows-Windows Defender/Operational";

  private static final Map<String, Severity> NOTICES =
      Map.ofEntries(
          Map.entry("Scan::Port_Scan", Severity.MEDIUM),
          Map.entry("Scan::Address_Scan", Severity.MEDIUM),
          Map.entry("SSH::Password_Guessing", Severity.MEDIUM),
          Map.entry("SSH::Interesting_Hostname_Login", Severity.MEDIUM),
          Map.entry("SSH::Watched_Country_Login", Severity.MEDIUM),
          Map.entry("FTP::Bruteforcing", Severity.MEDIUM),
          Map.entry("FTP::Site_Exec_Success", Severity.HIGH),
          Map.entry("HTTP::SQL_Injection_Attacker", Severity.HIGH),
          Map.entry("HTTP::SQL_Injection_Victim", Severity.HIGH),
          Map.entry("Intel::Notice", Severity.HIGH),
          Map.entry("TeamCymruMalwareHashRegistry::Match", Severity.HIGH),
          Map.entry("Heartbleed::SSL_Heartbeat_Attack", Severity.HIGH),
          Map.entry("Heartbleed::SSL_Heartbeat_Attack_Success", Severity.CRITICAL),
          Map.entry("Traceroute::Detected", Severity.LOW),
          Map.entry("SSL::Invalid_Server_Cert", Severity.INFORMATIONAL),
          Map.entry("SSL::Certificate_Expired", Severity.INFORMATIONAL),
          Map.entry("SSL::Weak_Key", Severity.INFORMATIONAL),
          Map.entry("CaptureLoss::Too_Much_Loss", Severity.INFORMATIONAL),
          Map.entry("CaptureLoss::Too_Little_Traffic", Severity.INFORMATIONAL),
          Map.entry("PacketFilter::Dropped_Packets", Severity.INFORMATIONAL),
          Map.entry("Weird::Activity", Severity.INFORMATIONAL));

  /// Oddities of Zeek's `weird.log` that attacks and scans bring about and that ordinary faults of
  /// networks hardly do: split requests, fragments that contradict each other, packets that no
  /// system sends, names that point into themselves. Others only say that capture has gaps. Source:
  /// the weird names in Zeek's scripts and analyzers.
  private static final Set<String> TELLING_WEIRDS =
      Set.of(
          "fragment_inconsistency",
          "fragment_overlap",
          "fragment_protocol_inconsistency",
          "fragment_size_inconsistency",
          "excessively_large_fragment",
          "excessively_small_fragment",
          "TCP_christmas",
          "baroque_SYN",
          "land_attack",
          "double_%_in_URI",
          "illegal_%_at_end_of_URI",
          "HTTP_overlapping_messages",
          "multiple_HTTP_request_elements",
          "DNS_label_forward_compress_offset",
          "DNS_label_len_gt_name_len",
          "DNS_label_len_gt_pkt",
          "DNS_label_too_long",
          "DNS_NAME_too_long",
          "malformed_ssh_identification",
          "rlogin_text_after_rejected",
          "rexmit_inconsistency",
          "RPC_rexmit_inconsistency",
          "successful_RPC_reply_to_invalid_request");

  private VendorAlerts() {}

  /// The alert that this event is, if it is one.
  public static Optional<Finding> of(Event event) {
    Format format = event.format();
    if (format.isOf("suricata") || format.isOf("snort")) {
      return suricata(event);
    }
    if (format.isOf("wazuh")) {
      return wazuh(event);
    }
    return switch (format.id()) {
      case "zeek.notice" -> zeek(event);
      case "zeek.weird" -> weird(event);
      case "csv" -> AlertTable.of(event);
      case "aws.waf" -> Firewalls.aws(event);
      case "cloudflare.firewall" -> Firewalls.cloudflare(event);
      case "apache.error", "nginx.error" -> Firewalls.modSecurity(event);
      case "aws.guardduty" -> Stated.of(event, "guardduty");
      case "aws.securityhub" -> Stated.of(event, "securityhub");
      case "crowdstrike.fdr" -> Stated.of(event, "crowdstrike");
      case "microsoft.defender" -> Stated.of(event, "defender");
      case "fortinet.fortigate" -> Gateways.of(event, "fortigate");
      case "panw.panos" -> Gateways.of(event, "panos");
      case "falco.alert" -> Stated.of(event, "falco");
      case "aminer.alert" -> Stated.of(event, "aminer");
      case "zeek.intel", "zeek.signatures" -> Stated.of(event, "zeek");
      default -> format.isOf("windows") ? defender(event) : Optional.empty();
    };
  }

  private static Optional<Finding> suricata(Event event) {
    boolean eve = event.format().id().equals("suricata.eve");
    if (eve && !event.text(EVE_TYPE, "").equals("alert")) {
      return Optional.empty();
    }
    Facts facts = new Facts(event);
    String id = facts.first("suricata.eve.alert.signature_id", "rule.id");
    String title = facts.first("suricata.eve.alert.signature", "rule.name", "message");
    Severity level =
        switch ((int) facts.number("suricata.eve.alert.severity", "event.severity")) {
          case 1 -> Severity.HIGH;
          case 2 -> Severity.MEDIUM;
          case 3 -> Severity.LOW;
          default -> Severity.INFORMATIONAL;
        };
    facts.keep("suricata.eve.alert.category", "rule.category", "suricata.eve.alert.action");
    return facts.finding("suricata", id, title, level, "suricata.eve.alert.metadata.mitre_");
  }

  private static Optional<Finding> wazuh(Event event) {
    Facts facts = new Facts(event);
    String id = facts.first("wazuh.rule.id", "rule.id");
    String title = facts.first("wazuh.rule.description", "rule.description", "rule.name");
    long number = facts.number("wazuh.rule.level", "event.severity", "rule.level");
    Severity level =
        number >= 15
            ? Severity.CRITICAL
            : number >= 12
                ? Severity.HIGH
                : number >= 7
                    ? Severity.MEDIUM
                    : number >= 4 ? Severity.LOW : Severity.INFORMATIONAL;
    facts.keep("wazuh.rule.groups", "wazuh.rule.firedtimes");
    return facts.finding("wazuh", id, title, level, "wazuh.rule.mitre.");
  }

  private static Optional<Finding> zeek(Event event) {
    Facts facts = new Facts(event);
    String note = facts.first("zeek.notice.note", "rule.name");
    String message = facts.first("zeek.notice.msg", "message");
    facts.keep("zeek.notice.sub", "zeek.notice.actions");
    String title = message.isEmpty() || note.isEmpty() ? note : note + ": " + message;
    Severity level = NOTICES.getOrDefault(note, Severity.LOW);
    return facts.finding("zeek", note, title, level, "zeek.notice.mitre.");
  }

  /* What a site's own policy marks as worth a notice counts too. */
  private static Optional<Finding> weird(Event event) {
    Facts facts = new Facts(event);
    String name = facts.first("zeek.weird.name");
    boolean marked = facts.first("zeek.weird.notice").matches("(?i)t|true");
    if (name.isEmpty() || !(marked || TELLING_WEIRDS.contains(name))) {
      return Optional.empty();
    }
    facts.keep("zeek.weird.addl", "zeek.weird.peer");
    return facts.finding("zeek", name, "Odd traffic: " + name, Severity.LOW, "none.");
  }

  private static Optional<Finding> defender(Event event) {
    if (!event.text(CHANNEL, "").equals(DEFENDER)) {
      return Optional.empty();
    }
    String code = event.text(EVENT_CODE, "");
    boolean detection =
        switch (code) {
          case "1006", "1007", "1008", "1015", "1116", "1117", "1118", "1119" -> true;
          default -> false;
        };
    if (!detection) {
      return Optional.empty();
    }
    Facts facts = new Facts(event);
    String threat = facts.first("winlog.event_data.Threat Name", "winlog.event_data.ThreatName");
    Severity level =
        switch ((int) facts.number("winlog.event_data.Severity ID")) {
          case 1 -> Severity.LOW;
          case 2 -> Severity.MEDIUM;
          default -> Severity.HIGH;
        };
    boolean failed = code.equals("1008") || code.equals("1118") || code.equals("1119");
    facts.keep(
        "winlog.event_data.Path",
        "winlog.event_data.Process Name",
        "winlog.event_data.Action Name",
        "winlog.event_data.Detection User");
    String title = (failed ? "Malware not removed: " : "Malware detected: ") + threat;
    String id = facts.first("winlog.event_data.Threat ID", "winlog.event_id");
    return facts.finding("defender", id, title, failed ? level.raised() : level, "none.");
  }
}
