package io.redoubt.api.jobs;

import io.redoubt.notify.reach.Destination;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who wants to be told when a job has ended, and what came of telling.
///
/// @param url where to; empty: nobody
/// @param state [#WAITING], [#DELIVERED] or [#FAILED]; empty: nobody is told
/// @param attempts so far
/// @param reason of the last one that failed; empty when none did
record Hook(String url, String state, int attempts, String reason) {
  /// To be told, or told again.
  static final String WAITING = "waiting";

  /// The receiver has taken it.
  static final String DELIVERED = "delivered";

  /// It was given up.
  static final String FAILED = "failed";

  /// Nobody.
  static final Hook NONE = new Hook("", "", 0, "");

  /// To be told at this address, if there is one.
  static Hook of(String url) {
    return url.isEmpty() ? NONE : new Hook(url, WAITING, 0, "");
  }

  /// After another attempt.
  Hook after(String next, String why) {
    return new Hook(url, next, attempts + 1, why);
  }

  /// As clients get it: without the path of the address, which may be a secret; null for nobody.
  @Nullable Map<String, Object> shown() {
    if (url.isEmpty()) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(
        "to", Destination.ofUrl(url) instanceof Destination.Read.Usable(var to) ? to.place() : "");
    shown.put("state", state);
    shown.put("attempts", attempts);
    shown.put("reason", reason.isEmpty() ? null : reason);
    return shown;
  }
}
