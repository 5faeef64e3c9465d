package io.redoubt.redact;

import io.redoubt.redact.scan.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What happens to which field at which tier. Immutable and thread-safe.
///
/// A field is looked up by its whole name, then by what it ends with (`.ip`, `.name` below a user
/// or host), then by the tier: at tier 1 a field that the policy does not know is dropped, at tier
/// 2 it passes as an excerpt, through the pattern redactor.
public final class RedactionPolicy {
  /// Fields whose values are ours, numbers, or words of a closed list.
  private static final Set<String> METADATA =
      Set.of(
          "rule.name",
          "rule.id",
          "rule.path",
          "event.outcome",
          "event.category",
          "event.code",
          "event.type",
          "event.kind",
          "event.module",
          "event.dataset",
          "event.provider",
          "http.response.status_code",
          "http.request.method",
          "destination.port",
          "source.port",
          "network.protocol",
          "network.transport",
          "network.type",
          "threat.technique.id",
          "vulnerability.id");

  private record Ending(String text, Kind kind) {}

  /* No field ends with two of them. */
  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(".ip", Kind.IP),
          new Ending(".mac", Kind.MAC),
          new Ending(".email", Kind.EMAIL),
          new Ending(".address", Kind.HOST),
          new Ending(".domain", Kind.DOMAIN),
          new Ending("user.name", Kind.USER),
          new Ending("host.name", Kind.HOST),
          new Ending("group.name", Kind.USER),
          new Ending(".user", Kind.USER),
          new Ending("account.id", Kind.CLOUD));

  private static final int REMEMBERED = 2048;
  private static final int LONGEST = 80;

  private final Map<String, Handling> own;

  /* What fields name, of the first so many that were asked for: logs have few. */
  private final Map<String, Optional<Kind>> kinds = new ConcurrentHashMap<>();

  private RedactionPolicy(Map<String, Handling> own) {
    this.own = Map.copyOf(own);
  }

  /// What ships with the program.
  public static RedactionPolicy standard() {
    return new RedactionPolicy(Map.of());
  }

  /// The standard with other handling for some fields.
  ///
  /// @param fields ECS field name → `allowed`, `pseudonymised` or `dropped`
  /// @throws IllegalArgumentException naming the field and the three words
  public static RedactionPolicy of(Map<String, String> fields) {
    Map<String, Handling> own = new TreeMap<>();
    fields.forEach(
        (field, word) -> {
          for (Handling handling : Handling.values()) {
            if (handling.name().equalsIgnoreCase(word)) {
              own.put(field, handling);
            }
          }
          if (!own.containsKey(field)) {
            throw new IllegalArgumentException(
                "redaction.fields.%s: \"%s\" is none of allowed, pseudonymised, dropped."
                    .formatted(field, word));
          }
        });
    return new RedactionPolicy(own);
  }

  /// What differs from the standard: ECS field name → the handling in lower case.
  public Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    own.forEach((field, handling) -> fields.put(field, handling.name().toLowerCase(Locale.ROOT)));
    return fields;
  }

  /// The fields whose values the operator's own policy does not let out as they stand.
  public Set<String> withheld() {
    Set<String> withheld = new TreeSet<>(own.keySet());
    withheld.removeIf(field -> own.get(field) == Handling.ALLOWED);
    return withheld;
  }

  /// What the operator's own policy says of this field; empty when the standard holds.
  Optional<Handling> stated(String field) {
    return Optional.ofNullable(own.get(field));
  }

  /// What the values of dropped fields name.
  Set<Kind> droppedKinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    own.forEach(
        (field, handling) -> {
          if (handling == Handling.DROPPED) {
            kind(field).ifPresent(kinds::add);
          }
        });
    return kinds;
  }

  /// What happens to this field.
  Handling of(String field, Tier tier) {
    Handling chosen = own.get(field);
    if (chosen != null) {
      return chosen;
    }
    if (tier == Tier.RAW) {
      return Handling.ALLOWED;
    }
    if (kind(field).isPresent()) {
      return Handling.PSEUDONYMISED;
    }
    if (METADATA.contains(field)) {
      return Handling.ALLOWED;
    }
    return tier == Tier.METADATA ? Handling.DROPPED : Handling.ALLOWED;
  }

  /// What the values of this field name; empty when they name nothing.
  Optional<Kind> kind(String field) {
    Optional<Kind> known = kinds.get(field);
    if (known != null) {
      return known;
    }
    Optional<Kind> kind = named(field);
    if (field.length() <= LONGEST && kinds.size() < REMEMBERED) {
      kinds.put(field, kind);
    }
    return kind;
  }

  private static Optional<Kind> named(String field) {
    return switch (field) {
      case "dns.question.name",
          "url.domain",
          "related.hosts",
          "winlog.computer_name",
          "host.hostname",
          "observer.name" ->
          Optional.of(field.equals("dns.question.name") ? Kind.DOMAIN : Kind.HOST);
      case "user.target.name",
          "user.effective.name",
          "user.id",
          "user.full_name",
          "related.user",
          "cloud.account.id" ->
          Optional.of(field.startsWith("cloud") ? Kind.CLOUD : Kind.USER);
      case "url.full", "url.original", "file.path", "log.file.path", "process.executable" ->
          Optional.empty();
      case "email.from.address",
          "email.to.address",
          "email.cc.address",
          "email.bcc.address",
          "email.sender.address",
          "email.reply_to.address" ->
          Optional.of(Kind.EMAIL);
      default -> ending(field);
    };
  }

  private static Optional<Kind> ending(String field) {
    for (Ending ending : ENDINGS) {
      if (field.endsWith(ending.text())) {
        return Optional.of(ending.kind());
      }
    }
    return Optional.empty();
  }
}
