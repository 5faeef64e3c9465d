package io.redoubt.redact.scan;

import java.util.List;
import java.util.Optional;

/// Finds secrets and identifiers in a text, whatever spelling of the log stands around them.
/// Immutable and thread-safe.
public final class TextScan {
  private static final int LEVELS = 3;
  private static final int REMEMBERED = 2048;
  private static final int LONGEST = 512;

  /// Words of ours in which nothing was found.
  private final Remembered clean = new Remembered(REMEMBERED);

  private final SecretScan secrets;

  /// With these kinds of secrets.
  public TextScan(List<SecretKind> kinds) {
    this(new SecretScan(kinds));
  }

  private TextScan(SecretScan secrets) {
    this.secrets = secrets;
  }

  /// With the kinds that ship with the program, which are loaded at the first call.
  public static TextScan shipped() {
    return new TextScan(Shipped.SECRETS);
  }

  private static final class Shipped {
    static final SecretScan SECRETS = new SecretScan(SecretKinds.load());
  }

  /// What was found, in order, without overlaps.
  ///
  /// @param text up to a few hundred thousand characters
  public List<Find> find(String text) {
    return collected(text).settled();
  }

  /// The same of words that come again and again: those in which nothing is found are remembered,
  /// when they are not long.
  public List<Find> findAgain(String words) {
    boolean brief = words.length() <= LONGEST;
    if (brief && clean.has(words)) {
      return List.of();
    }
    List<Find> found = find(words);
    if (brief && found.isEmpty()) {
      clean.add(words);
    }
    return found;
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
      PersonScan.scan(now.text(), (from, to) -> finds.add(now, from, to, Kind.USER, ""));
      TokenScan.scan(now, finds);
      shadow = now.undone();
    }
    return finds;
  }
}
