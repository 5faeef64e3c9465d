package io.redoubt.redact.scan;

import java.util.List;
import java.util.Optional;

/// The scan as it is easiest to read, every pattern tried at every place: what the fast one must
/// agree with to the character.
final class SlowTextScan {
  private static final int LEVELS = 3;
  private final SlowSecretScan secrets;

  /// With these kinds of secrets.
  SlowTextScan(List<SecretKind> kinds) {
    this.secrets = new SlowSecretScan(kinds);
  }

  /// What was found, in order, without overlaps.
  ///
  /// @param text up to a few hundred thousand characters
  List<Find> find(String text) {
    return scanned(text);
  }

  private List<Find> scanned(String text) {
    SlowFinds finds = new SlowFinds();
    Optional<SlowShadow> shadow = Optional.of(SlowShadow.of(text));
    for (int level = 0; level <= LEVELS && shadow.isPresent(); level++) {
      SlowShadow now = shadow.get();
      SlowKeyedScan.scan(now, finds);
      secrets.scan(now, finds);
      SlowIdentifierScan.scan(now, finds);
      PersonScan.scan(now.text(), (from, to) -> finds.add(now, from, to, Kind.USER, ""));
      SlowTokenScan.scan(now, finds);
      shadow = now.undone();
    }
    return finds.settled();
  }
}
