package io.redoubt.event;

import java.util.Locale;
import java.util.Optional;

/// How bad something is, as Sigma levels, lowest first.
public enum Severity {
  /// Worth keeping, nothing to do.
  INFORMATIONAL,
  /// Notable only in company.
  LOW,
  /// Should be looked at.
  MEDIUM,
  /// Should be looked at now.
  HIGH,
  /// Wake somebody.
  CRITICAL;

  /// `informational` … `critical`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The severity of this id, in any case; `info` is accepted for `informational`.
  public static Optional<Severity> find(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    for (Severity s : values()) {
      if (s.name().equals(wanted) || (s == INFORMATIONAL && wanted.equals("INFO"))) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }

  /// The higher of the two.
  public Severity max(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// Whether this is `other` or higher.
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /// One step up, at most critical.
  public Severity raised() {
    return values()[Math.min(ordinal() + 1, CRITICAL.ordinal())];
  }

  /// One step down, at least informational.
  public Severity lowered() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
