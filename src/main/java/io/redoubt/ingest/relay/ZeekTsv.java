package io.redoubt.ingest.relay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Zeek's logs with tabs and headers (`#path`, `#fields`): conn, dns, http, ssl, notice and weird;
/// others are passed over. Format: Zeek documentation, "Zeek Log Formats". For one file and one
/// thread.
public final class ZeekTsv implements SensorFormat {
  private static final Set<String> KINDS = Set.of("conn", "dns", "http", "ssl", "notice", "weird");
  private static final String UNSET = "-";

  private final Set<String> actions;
  private final boolean skipPrivate;
  private List<String> fields = List.of();
  private String kind = "";

  /// @param actions notices without any of these actions are passed over; empty: all are taken
  /// @param skipPrivate whether connections between private IPv4 addresses are passed over
  public ZeekTsv(Set<String> actions, boolean skipPrivate) {
    this.actions = Set.copyOf(actions);
    this.skipPrivate = skipPrivate;
  }

  /// Everything.
  public ZeekTsv() {
    this(Set.of(), false);
  }

  @Override
  public Line read(String line) {
    if (line.startsWith("#")) {
      header(line);
      return new Line.Passed();
    }
    if (line.isBlank()) {
      return new Line.Passed();
    }
    if (fields.isEmpty() || kind.isEmpty()) {
      return new Line.Bad("stands before #fields and #path");
    }
    List<String> values = List.of(line.split("\t", -1));
    if (!KINDS.contains(kind)) {
      return new Line.Passed();
    }
    return values.size() == fields.size()
        ? event(new Row(named(values)))
        : new Line.Bad("has " + values.size() + " fields instead of " + fields.size());
  }

  private void header(String line) {
    List<String> parts = List.of(line.split("\t", -1));
    if (parts.size() > 1 && parts.getFirst().equals("#fields")) {
      fields = parts.subList(1, parts.size());
    } else if (parts.size() > 1 && parts.getFirst().equals("#path")) {
      kind = parts.get(1);
    }
  }

  private Map<String, String> named(List<String> values) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!values.get(i).equals(UNSET)) {
        named.put(fields.get(i), values.get(i));
      }
    }
    return named;
  }

  /// One record.
  private record Row(Map<String, String> values) {
    String get(String field) {
      return values.getOrDefault(field, "");
    }

    String get(String field, String other) {
      return values.getOrDefault(field, other);
    }

    long number(String field) {
      String text = get(field);
      return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    String from() {
      return get("id.orig_h", get("src"));
    }

    String to() {
      return get("id.resp_h", get("dst"));
    }

    SecurityEvent event(String type, String description) {
      return SecurityEvent.of(description)
          .with("source_ip", from())
          .with("destination_ip", to())
          .with("event_type", type)
          .with("timestamp", get("ts"));
    }

    String known(String address) {
      return address.isEmpty() ? "unknown" : address;
    }
  }

  private Line event(Row row) {
    return switch (kind) {
      case "conn" -> connection(row);
      case "dns" -> new Line.Event(dns(row));
      case "http" -> new Line.Event(http(row));
      case "ssl" -> new Line.Event(tls(row));
      case "notice" -> notice(row);
      default -> new Line.Event(weird(row));
    };
  }

  private Line connection(Row row) {
    if (skipPrivate && isPrivate(row.from()) && isPrivate(row.to())) {
      return new Line.Passed();
    }
    StringBuilder text = new StringBuilder();
    text.append(row.get("proto", "unknown").toUpperCase(Locale.ROOT)).append(" connection from ");
    text.append(row.known(row.from())).append(" to ").append(row.known(row.to()));
    add(text, ":", row.get("id.resp_p"), "");
    add(text, " (", row.get("service"), ")");
    add(text, ", state: ", row.get("conn_state"), "");
    long bytes = row.number("orig_bytes") + row.number("resp_bytes");
    add(text, ", ", bytes == 0 ? "" : size(bytes), " transferred");
    add(text, ", duration: ", seconds(row.get("duration")), "s");
    return new Line.Event(row.event("network_connection", text.append('.').toString()));
  }

  private static SecurityEvent dns(Row row) {
    String text =
        "DNS %s query for '%s' (rcode: %s)."
            .formatted(
                row.get("qtype_name", "A"),
                row.get("query", "unknown"),
                row.get("rcode_name", "NOERROR"));
    List<String> context = new ArrayList<>();
    part(context, "Answers: ", first(row.get("answers"), 200));
    part(context, "TTLs: ", row.get("TTLs"));
    return row.event("dns", text).with("additional_context", String.join("; ", context));
  }

  private static SecurityEvent http(Row row) {
    StringBuilder text = new StringBuilder("HTTP ").append(row.get("method", "GET")).append(' ');
    text.append(row.get("host", row.known(row.to()))).append(row.get("uri", "/"));
    add(text, " → ", row.get("status_code"), "");
    List<String> context = new ArrayList<>();
    part(context, "User-Agent: ", first(row.get("user_agent"), 120));
    part(context, "MIME: ", row.get("resp_mime_types"));
    return row.event("http", text.append('.').toString())
        .with("additional_context", String.join("; ", context));
  }

  private static SecurityEvent tls(Row row) {
    String text =
        "TLS %s: %s (version: %s) from %s."
            .formatted(
                row.get("established").equals("T") ? "established" : "failed",
                row.get("server_name", row.known(row.to())),
                row.get("version", "unknown"),
                row.known(row.from()));
    List<String> context = new ArrayList<>();
    part(context, "Cipher: ", row.get("cipher"));
    part(context, "Issuer: ", first(row.get("issuer"), 80));
    String status = row.get("validation_status");
    part(context, "Cert validation: ", status.equals("ok") ? "" : status);
    return row.event("tls", text).with("additional_context", String.join("; ", context));
  }

  private Line notice(Row row) {
    String taken = row.get("actions");
    if (!actions.isEmpty() && actions.stream().noneMatch(taken::contains)) {
      return new Line.Passed();
    }
    StringBuilder text = new StringBuilder("Zeek notice: ");
    text.append(row.get("note", "Unknown notice")).append('.');
    add(text, " ", row.get("msg"), "");
    List<String> context = new ArrayList<>();
    part(context, "Sub: ", first(row.get("sub"), 120));
    part(context, "Actions: ", taken);
    return new Line.Event(
        row.event("zeek_notice", text.toString())
            .with("severity", "high")
            .with("additional_context", String.join("; ", context)));
  }

  private static SecurityEvent weird(Row row) {
    StringBuilder text = new StringBuilder("Zeek weird: unexpected protocol behavior '");
    text.append(row.get("name", "unknown_weird")).append('\'');
    add(text, " (", row.get("addl"), ")");
    text.append(". From ").append(row.known(row.from()));
    text.append(" to ").append(row.known(row.to())).append('.');
    return row.event("protocol_anomaly", text.toString());
  }

  private static void add(StringBuilder text, String before, String value, String after) {
    if (!value.isEmpty()) {
      text.append(before).append(value).append(after);
    }
  }

  private static void part(List<String> parts, String label, String value) {
    if (!value.isEmpty()) {
      parts.add(label + value);
    }
  }

  private static String first(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  private static String size(long bytes) {
    if (bytes >= 1_000_000) {
      return tenths(bytes / 1e6) + " MB";
    }
    return bytes >= 1_000 ? tenths(bytes / 1e3) + " KB" : bytes + " B";
  }

  private static String seconds(String text) {
    return text.matches("\\d{1,15}(\\.\\d{1,15})?") ? tenths(Double.parseDouble(text)) : "";
  }

  /* As Python rounds: what is stored, to the even digit where it lies in the middle. */
  private static String tenths(double number) {
    return new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static boolean isPrivate(String address) {
    return address.matches(
        "10\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+");
  }
}
