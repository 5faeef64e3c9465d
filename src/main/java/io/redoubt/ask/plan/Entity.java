package io.redoubt.ask.plan;

import java.util.List;
import java.util.stream.Collectors;

/// Who or what a question is about.
///
/// @param kind what it is
/// @param value as the question says it
/// @param source whether it is meant as where something came from
public record Entity(Kind kind, String value, boolean source) {
  /// What can be asked about.
  public enum Kind {
    /// An IP address.
    ADDRESS(
        "address",
        List.of("source.ip", "destination.ip", "client.ip", "server.ip", "host.ip", "related.ip")),
    /// A network as `address/bits`.
    NETWORK(
        "network",
        List.of("source.ip", "destination.ip", "client.ip", "server.ip", "host.ip", "related.ip")),
    /// A user or an account.
    USER(
        "user",
        List.of(
            "user.name", "user.target.name", "user.effective.name", "user.email", "related.user")),
    /// A machine, by its full or its short name.
    HOST("host", List.of("host.name", "host.hostname", "winlog.computer_name")),
    /// A program.
    PROCESS("process", List.of("process.name", "process.parent.name")),
    /// A name of the DNS.
    DOMAIN(
        "domain",
        List.of("dns.question.name", "url.domain", "destination.domain", "source.domain")),
    /// A port.
    PORT("port", List.of("destination.port", "source.port")),
    /// The number of a kind of event, as Windows counts them.
    EVENT_CODE("event code", List.of("event.code")),
    /// The status of a web answer, `404` or `5xx`.
    STATUS("status", List.of("http.response.status_code")),
    /// A way in: `ssh` or `rdp`.
    PROTOCOL("over", List.of()),
    /// Words that stand next to each other in a record.
    TEXT("text", List.of());

    private final String said;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    Kind(String said, List<String> fields) {
      this.said = said;
      this.fields = fields;
    }

    /// What people call it.
    public String said() {
      return said;
    }

    /// The fields that name it.
    public List<String> fields() {
      return fields;
    }
  }

  /// One that is meant in any part.
  public static Entity of(Kind kind, String value) {
    return new Entity(kind, value, false);
  }

  /// Which events are about it, in the language of `search`.
  public String query() {
    String quoted = quoted(value);
    return switch (kind) {
      case ADDRESS ->
          source
              ? any(List.of("source.ip", "client.ip"), quoted)
              : any(kind.fields(), quoted).replace(")", " OR " + quoted + ")");
      case NETWORK -> any(source ? List.of("source.ip", "client.ip") : kind.fields(), value);
      case HOST -> "(" + each(kind.fields(), quoted) + " OR host.name:" + bare(value) + ".*)";
      case PROCESS, DOMAIN -> "(" + each(kind.fields(), quoted) + " OR " + quoted + ")";
      case STATUS ->
          value.endsWith("xx")
              ? "http.response.status_code:[" + value.charAt(0) + "00 TO " + value.charAt(0) + "99]"
              : any(kind.fields(), quoted);
      case USER, PORT, EVENT_CODE -> any(kind.fields(), quoted);
      case PROTOCOL -> "(" + (value.equals("rdp") ? Topic.RDP : Topic.SSH).query() + ")";
      case TEXT -> quoted;
    };
  }

  private static String any(List<String> fields, String value) {
    return "(" + each(fields, value) + ")";
  }

  private static String each(List<String> fields, String value) {
    return fields.stream().map(f -> f + ":" + value).collect(Collectors.joining(" OR "));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String bare(String value) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
      bare.append(plain ? c : '?');
    }
    return bare.toString();
  }

  /// `user alice`, `203.0.113.7`.
  public String said() {
    return switch (kind) {
      case ADDRESS -> (source ? "from " : "") + value;
      case NETWORK -> (source ? "from " : "") + "network " + value;
      case TEXT -> '"' + value + '"';
      case USER, HOST, PROCESS, DOMAIN, PORT, EVENT_CODE, STATUS, PROTOCOL ->
          kind.said() + " " + value;
    };
  }
}
