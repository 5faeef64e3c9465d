package io.redoubt.event;

/// The name of a log format as users read it: `syslog.sshd`, `suricata.eve`, `windows.evtx` …
///
/// @param id lower case, the family first, then the part after a dot
public record Format(String id) {
  /// Text of unknown make: kept, searchable, its entities found.
  public static final Format TEXT = new Format("text");

  /// The part before the first dot: `syslog` of `syslog.sshd`.
  public String family() {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  /// Whether this is the family of the format: `syslog` of `syslog.sshd`, and of `syslog` itself.
  public boolean isOf(String family) {
    return id.startsWith(family)
        && (id.length() == family.length() || id.charAt(family.length()) == '.');
  }

  /* Asked for each event: the same as a record has, without what the platform makes of it. */
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Format them && id.equals(them.id));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
