package io.redoubt.report.ecs;

import java.util.Set;

/// How ECS fields are written: which are always lists, which are numbers and which are keywords
/// even when their value looks like a number. From the ECS field reference ("normalize: array",
/// types `long` and `keyword`).
final class EcsTypes {
  private static final Set<String> LISTS =
      Set.of(
          "event.category",
          "event.type",
          "related.ip",
          "related.user",
          "related.hosts",
          "related.hash",
          "tags",
          "process.args",
          "process.parent.args",
          "threat.tactic.id",
          "threat.tactic.name",
          "threat.technique.id",
          "threat.technique.name",
          "threat.technique.subtechnique.id",
          "dns.resolved_ip",
          "dns.header_flags",
          "host.ip",
          "host.mac",
          "observer.ip",
          "observer.mac",
          "user.roles",
          "email.to.address",
          "email.from.address",
          "registry.data.strings");

  private static final Set<String> NUMBERS =
      Set.of(
          "event.severity",
          "event.duration",
          "event.sequence",
          "event.risk_score",
          "source.port",
          "source.bytes",
          "source.packets",
          "destination.port",
          "destination.bytes",
          "destination.packets",
          "client.port",
          "server.port",
          "url.port",
          "network.bytes",
          "network.packets",
          "process.pid",
          "process.parent.pid",
          "process.thread.id",
          "process.exit_code",
          "http.request.bytes",
          "http.request.body.bytes",
          "http.response.status_code",
          "http.response.bytes",
          "http.response.body.bytes",
          "file.size",
          "log.syslog.priority",
          "log.syslog.facility.code",
          "log.syslog.severity.code");

  private static final Set<String> KEYWORDS =
      Set.of(
          "event.code",
          "rule.id",
          "rule.version",
          "user.id",
          "user.group.id",
          "group.id",
          "user.effective.id",
          "user.target.id",
          "host.id",
          "agent.id",
          "session.id",
          "transaction.id",
          "trace.id",
          "error.code",
          "dns.id",
          "process.entity_id",
          "cloud.account.id",
          "file.inode",
          "file.mode",
          "http.version",
          "log.syslog.procid",
          "log.syslog.version",
          "network.iana_number",
          "network.vlan.id",
          "container.id",
          "organization.id",
          "x509.serial_number");

  private static final Set<String> ROOTS =
      Set.of(
          "agent",
          "client",
          "cloud",
          "container",
          "destination",
          "dll",
          "dns",
          "driver",
          "email",
          "error",
          "event",
          "file",
          "group",
          "host",
          "http",
          "labels",
          "log",
          "message",
          "network",
          "observer",
          "orchestrator",
          "organization",
          "package",
          "process",
          "registry",
          "related",
          "rule",
          "server",
          "service",
          "session",
          "source",
          "tags",
          "threat",
          "tls",
          "trace",
          "transaction",
          "url",
          "user",
          "user_agent",
          "x509");

  /// What a value is written as.
  enum As {
    /// What the parser said it is.
    GIVEN,
    /// A number, when the text is one.
    NUMBER,
    /// A string.
    KEYWORD
  }

  private EcsTypes() {}

  static boolean list(String field) {
    return LISTS.contains(field);
  }

  static As as(String field) {
    return NUMBERS.contains(field) ? As.NUMBER : KEYWORDS.contains(field) ? As.KEYWORD : As.GIVEN;
  }

  /// Whether the field is ECS's own and not a native one.
  static boolean ecs(String field) {
    int dot = field.indexOf('.');
    return ROOTS.contains(dot < 0 ? field : field.substring(0, dot));
  }

  /// Whether equal values of a repeated field say the same thing twice. In lists whose order means
  /// something, such as arguments and answers, they do not; nor in native fields.
  static boolean distinct(String field) {
    return ecs(field) && !field.endsWith(".args") && !field.startsWith("dns.answers");
  }
}
