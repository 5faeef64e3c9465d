package io.redoubt.ask.look;

import io.redoubt.search.tail.Unseen;
import java.time.Duration;

/// Says which events were not looked at. Stateless.
final class Unread {
  private Unread() {}

  /// One sentence; empty for none.
  static String words(Unseen unseen) {
    if (unseen.records() == 0) {
      return "";
    }
    boolean one = unseen.records() == 1;
    long minutes = Duration.ofMillis(unseen.last() - unseen.first()).toMinutes() + 1;
    return (one ? "1 record" : unseen.records() + " records")
        + " that came in within "
        + (minutes == 1 ? "a minute" : minutes + " minutes")
        + (one ? " is" : " are")
        + " not looked at yet: ask again soon.";
  }
}
