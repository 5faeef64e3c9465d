package io.redoubt.event.context;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somebody or something that events name: `user:alice`, `ip:203.0.113.7`, `host:web-1`.
///
/// @param kind what it is
/// @param value its name, 1 to [#LONGEST] characters without control characters, as it was asked
///     for
public record Entity(Kind kind, String value) {
  /// The most characters of a name.
  public static final int LONGEST = 512;

  /// What can be asked about.
  public enum Kind {
    /// An account, by name, with or without its Windows domain.
    USER("user.name"),
    /// An IPv4 or IPv6 address.
    IP("source.ip"),
    /// A machine, by its short or its full name.
    HOST("host.name"),
    /// A log-on, audit or network session, by the identifier that its records share.
    SESSION("session.id"),
    /// A domain, with all names below it.
    DOMAIN("dns.question.name"),
    /// A file, by its path, or by its name where no folder is given.
    FILE("file.path");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /// The word before the colon.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The ECS field that a value of this kind belongs to.
    public String field() {
      return field;
    }

    /// The words before the colon, all of them.
    public static List<String> ids() {
      return Arrays.stream(values()).map(Kind::id).toList();
    }
  }

  /// Reads `kind:value`; empty when it is not of that form, the kind is unknown, or the value is
  /// empty, longer than [#LONGEST] or has control characters.
  public static Optional<Entity> of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String value = text.substring(colon + 1).strip();
    String word = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (value.isEmpty()
        || value.length() > LONGEST
        || value.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.id().equals(word))
        .map(kind -> new Entity(kind, value))
        .findFirst();
  }

  /// `user:alice`.
  @Override
  public String toString() {
    return kind.id() + ':' + value;
  }
}
