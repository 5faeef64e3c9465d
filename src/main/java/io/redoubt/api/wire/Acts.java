package io.redoubt.api.wire;

import java.util.Map;

/// Where acts of administration go on record. Thread-safe.
@FunctionalInterface
public interface Acts {
  /// Records an act before it is done; returns when it is on record.
  ///
  /// @param actor who: the name of a key, or `local`
  /// @param act what, in a word such as `key_create`
  /// @param details about it; never a secret, nothing of a log
  /// @throws io.redoubt.audit.AuditException when it cannot be recorded: then it must not be done
  void record(String actor, String act, Map<String, String> details);
}
