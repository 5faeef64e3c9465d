package io.redoubt.redact.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds secrets and identifiers in a text, whatever spelling of the log stands around them.
/// Immutable and thread-safe.
public final class TextScan {
  private static final int LEVELS = 3;
  private static final int SHORT = 80;
  private static final int REMEMBERED = 4096;

  /// Short texts in which nothing was found: mostly our own wording, which comes again and again.
  private final Set<String> clean = ConcurrentHashMap.newKeySet();

  private final SecretScan secrets;

  /// With these kinds of secrets.
  public TextScan(List<SecretKind> kinds) {
    this.secrets = new SecretScan(kinds);
  }

  /// What was found, in order, without overlaps.
  ///
  /// @param text up to a few hundred thousand characters
  public List<Find> find(String text) {
    boolean brief = text.length() <= SHORT;
    if (brief && clean.contains(text)) {
      return List.of();
    }
    List<Find> found = scanned(text);
    if (brief && found.isEmpty() && clean.size() < REMEMBERED) {
      clean.add(text);
    }
    return found;
  }

  private List<Find> scanned(String text) {
    return collected(text).settled();
  }

  /// What was found, not yet put in order, and what finding it took.
  Finds collected(String text) {
    Finds finds = new Finds();
    Optional<Shadow> shadow = Optional.of(Shadow.of(text));
    for (int level = 0; level <= LEVELS && shadow.isPresent(); level++) {
      Shadow now = shadow.get();
      KeyedScan.scan(now, finds);
      secrets.scan(now, finds);
      IdentifierScan.scan(now, finds);
      TokenScan.scan(now, finds);
      shadow = now.undone();
    }
    return finds;
  }
}
