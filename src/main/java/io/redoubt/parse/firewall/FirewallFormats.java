package io.redoubt.parse.firewall;

import io.redoubt.event.Parser;
import java.util.List;

/// The line formats of this package.
public final class FirewallFormats {
  private FirewallFormats() {}

  /// All of them; each rejects the lines of the others.
  public static List<Parser> lines() {
    return List.of(new FortigateParser(), new PanosParser());
  }
}
