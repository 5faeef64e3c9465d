package io.redoubt.redact.scan;

import java.util.Set;

/// Names of fields that look like names of machines, because `name` and `email` are top domains:
/// `host.name`, `process.parent.name`, `user.email`. Stateless.
final class FieldNames {
  private static final Set<String> ENDS = Set.of("name", "email", "domain");

  /// Field sets of the Elastic Common Schema and what is nested in them.
  private static final Set<String> SETS =
      Set.of(
          "account",
          "agent",
          "client",
          "cloud",
          "cluster",
          "container",
          "destination",
          "device",
          "dns",
          "effective",
          "email",
          "event",
          "file",
          "group",
          "host",
          "image",
          "instance",
          "interface",
          "leader",
          "log",
          "machine",
          "namespace",
          "network",
          "node",
          "observer",
          "orchestrator",
          "organization",
          "os",
          "package",
          "parent",
          "pod",
          "process",
          "project",
          "question",
          "registry",
          "rule",
          "server",
          "service",
          "source",
          "tactic",
          "target",
          "technique",
          "thread",
          "threat",
          "url",
          "user",
          "vlan",
          "vulnerability");

  private FieldNames() {}

  /// Whether all labels are words of the schema.
  static boolean is(String value) {
    int last = value.lastIndexOf('.');
    if (last < 0 || !ENDS.contains(value.substring(last + 1))) {
      return false;
    }
    for (int from = 0; from < last; ) {
      int to = value.indexOf('.', from);
      if (!SETS.contains(value.substring(from, to))) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }
}
