package io.redoubt.ingest.relay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Suricata's EVE log (JSON lines): alerts from a severity on, and records of DNS, HTTP, TLS,
/// flows, SSH and SMB. Suricata counts severities downwards: 1 is the worst. Format: Suricata
/// user guide, "Eve JSON Format".
///
/// @param least alerts that are less severe than this are passed over
public record SuricataEve(Severity least) implements SensorFormat {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// Severities, the worst first; their places are Suricata's numbers less one.
  public enum Severity {
    /// 1.
    CRITICAL("critical"),
    /// 2.
    HIGH("high"),
    /// 3.
    MEDIUM("medium"),
    /// 4 and above.
    LOW("low");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    static Severity of(int number) {
      return values()[Math.clamp(number - 1L, 0, values().length - 1)];
    }
  }

  /// All alerts.
  public SuricataEve() {
    this(Severity.LOW);
  }

  @Override
  public Line read(String line) {
    if (line.isBlank()) {
      return new Line.Passed();
    }
    try {
      JsonNode record = MAPPER.readTree(line);
      return record.isObject() ? read(record) : new Line.Bad("is no JSON object");
    } catch (JacksonException _) {
      return new Line.Bad("is no JSON");
    }
  }

  private Line read(JsonNode record) {
    return switch (text(record, "event_type")) {
      case "alert" -> alert(record);
      case "dns" -> event(record, "dns", dns(record), "");
      case "http" -> event(record, "http", http(record.path("http"), record), client(record));
      case "tls" -> event(record, "tls", tls(record.path("tls")), certificate(record.path("tls")));
      case "flow" -> event(record, "flow", flow(record), closing(record.path("flow")));
      case "ssh" -> event(record, "ssh", ssh(record), "");
      case "smb" -> event(record, "smb", smb(record), "");
      default -> new Line.Passed();
    };
  }

  private Line alert(JsonNode record) {
    JsonNode alert = record.path("alert");
    Severity severity = Severity.of(alert.path("severity").asInt(3));
    if (severity.compareTo(least) > 0) {
      return new Line.Passed();
    }
    String signature = text(alert, "signature");
    List<String> parts = new ArrayList<>();
    parts.add("Suricata alert: " + (signature.isEmpty() ? "Unknown Suricata alert" : signature));
    part(parts, "Category: ", text(alert, "category"));
    part(parts, "Action: ", text(alert, "action"));
    part(parts, "Protocol: ", text(record, "proto"));
    part(parts, "Destination port: ", text(record, "dest_port"));
    JsonNode flow = record.path("flow");
    String context =
        record.has("flow")
            ? "Flow: %d packets, %d bytes".formatted(packets(flow), bytes(flow))
            : "";
    SecurityEvent event =
        common(record, "suricata_alert", String.join(". ", parts) + ".")
            .with("severity", severity.word)
            .with("additional_context", context);
    return new Line.Event(event);
  }

  private static Line event(JsonNode record, String type, String description, String context) {
    return new Line.Event(common(record, type, description).with("additional_context", context));
  }

  private static SecurityEvent common(JsonNode record, String type, String description) {
    return SecurityEvent.of(description)
        .with("source_ip", text(record, "src_ip"))
        .with("destination_ip", text(record, "dest_ip"))
        .with("event_type", type)
        .with("timestamp", text(record, "timestamp"));
  }

  private static String dns(JsonNode record) {
    JsonNode dns = record.path("dns");
    String name = or(text(dns, "rrname"), "unknown");
    String type = or(text(dns, "rrtype"), "A");
    if (or(text(dns, "type"), "query").equals("query")) {
      return "DNS %s query for %s from %s.".formatted(type, name, from(record));
    }
    List<String> answers = new ArrayList<>();
    dns.path("answers").forEach(answer -> part(answers, "", text(answer, "rdata")));
    String resolved =
        answers.isEmpty()
            ? ""
            : " Resolved: "
                + String.join(", ", answers.subList(0, Math.min(3, answers.size())))
                + ".";
    return "DNS %s response for %s (rcode=%s) to %s.%s"
        .formatted(type, name, text(dns, "rcode"), to(record), resolved);
  }

  private static String http(JsonNode http, JsonNode record) {
    String status = text(http, "status");
    return "HTTP %s %s%s%s."
        .formatted(
            or(text(http, "http_method"), "GET"),
            or(text(http, "hostname"), to(record)),
            or(text(http, "url"), "/"),
            status.isEmpty() ? "" : " → " + status);
  }

  private static String client(JsonNode record) {
    JsonNode http = record.path("http");
    List<String> parts = new ArrayList<>();
    part(parts, "User-Agent: ", text(http, "http_user_agent"));
    part(parts, "Content-Type: ", text(http, "http_content_type"));
    if (http.path("length").asLong(0) > 0) {
      parts.add("Response length: " + http.path("length").asLong() + " bytes");
    }
    return String.join("; ", parts);
  }

  private static String tls(JsonNode tls) {
    return "TLS handshake to %s (version: %s)."
        .formatted(or(text(tls, "sni"), "unknown"), or(text(tls, "version"), "unknown"));
  }

  private static String certificate(JsonNode tls) {
    List<String> parts = new ArrayList<>();
    part(parts, "Issuer: ", text(tls, "issuerdn"));
    part(parts, "Subject: ", text(tls, "subject"));
    part(parts, "Fingerprint: ", text(tls, "fingerprint"));
    return String.join("; ", parts);
  }

  private static String flow(JsonNode record) {
    JsonNode flow = record.path("flow");
    String port = text(record, "dest_port");
    String state = text(flow, "state");
    return "%s flow from %s to %s%s. %s%s."
        .formatted(
            or(text(record, "proto"), "unknown"),
            from(record),
            to(record),
            port.isEmpty() ? "" : ":" + port,
            "Packets: %d, bytes: %d".formatted(packets(flow), bytes(flow)),
            state.isEmpty() ? "" : ", state: " + state);
  }

  private static String closing(JsonNode flow) {
    List<String> parts = new ArrayList<>();
    part(parts, "Close reason: ", text(flow, "reason"));
    String age = text(flow, "age");
    part(parts, "Duration: ", age.isEmpty() || age.equals("0") ? "" : age + "s");
    return String.join("; ", parts);
  }

  private static long packets(JsonNode flow) {
    return flow.path("pkts_toserver").asLong(0) + flow.path("pkts_toclient").asLong(0);
  }

  private static long bytes(JsonNode flow) {
    return flow.path("bytes_toserver").asLong(0) + flow.path("bytes_toclient").asLong(0);
  }

  private static String ssh(JsonNode record) {
    JsonNode ssh = record.path("ssh");
    return "SSH handshake: client=%s, server=%s. Connection from %s to %s."
        .formatted(
            or(text(ssh.path("client"), "software_version"), "unknown"),
            or(text(ssh.path("server"), "software_version"), "unknown"),
            from(record),
            to(record));
  }

  private static String smb(JsonNode record) {
    JsonNode smb = record.path("smb");
    String file = text(smb, "filename");
    String status = text(smb, "status");
    return "SMB command %s%s%s. From %s to %s."
        .formatted(
            or(text(smb, "command"), "unknown"),
            file.isEmpty() ? "" : " on file '" + file + "'",
            status.isEmpty() ? "" : " (status: " + status + ")",
            from(record),
            to(record));
  }

  private static String from(JsonNode record) {
    return or(text(record, "src_ip"), "unknown");
  }

  private static String to(JsonNode record) {
    return or(text(record, "dest_ip"), "unknown");
  }

  private static String or(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  private static void part(List<String> parts, String label, String value) {
    if (!value.isEmpty()) {
      parts.add(label + value);
    }
  }

  /* The text of a member, of a number its digits; empty for anything else. */
  private static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }
}
