package io.redoubt.api.door;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Keys;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Decides who may use an operation. While no key was ever created, this machine may do
/// everything; as a page of a foreign site in a browser of this machine is on this machine too,
/// what carries a foreign `Origin`, or names this machine by a name that may have been made to
/// point here, is not. Wrong keys shut nobody out: a key is 256 random bits, which no number of
/// guesses finds, while addresses are shared by a proxy's clients. Thread-safe.
public final class Door {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Keys keys;
  private final SlidingWindow records;
  private final SlidingWindow others;

  /// @param limits requests a minute
  /// @param nanos a clock that only goes forward
  public Door(Keys keys, Limits limits, LongSupplier nanos) {
    this.keys = keys;
    this.records = new SlidingWindow(limits.records(), WINDOW, nanos);
    this.others = new SlidingWindow(limits.others(), WINDOW, nanos);
  }

  /// @param records requests that bring records, a minute and key
  /// @param others all other requests, a minute and key
  public record Limits(int records, int others) {
    /// 120 000 and 3 000.
    public static Limits standard() {
      return new Limits(120_000, 3_000);
    }
  }

  /// Whether a request comes in.
  ///
  /// @param loopback whether that is this machine
  /// @param headers by name in lower case
  public Passage pass(Access access, boolean loopback, Map<String, String> headers) {
    Optional<ApiKey> key = key(headers);
    return switch (access) {
      case Access.Open() -> new Passage.In(key);
      case Access.Own() -> new Passage.In(key);
      case Access.Needs(Scope scope, boolean local) -> {
        if (key.isPresent()) {
          yield keyed(key.get(), scope);
        }
        boolean here = loopback && sameOrigin(headers);
        if (here && (local || !keys.any())) {
          yield new Passage.In(key);
        }
        yield turnedAway(loopback, headers);
      }
    };
  }

  private Passage turnedAway(boolean loopback, Map<String, String> headers) {
    if (Credentials.sent(headers)) {
      return new Passage.Shut(Fault.WRONG_KEY, 0);
    }
    boolean foreign = loopback && !keys.any();
    return new Passage.Shut(foreign ? Fault.LOOPBACK : Fault.NO_KEY, 0);
  }

  private Passage keyed(ApiKey key, Scope scope) {
    if (!scope.in(key)) {
      return new Passage.Shut(Fault.SCOPE, 0);
    }
    SlidingWindow window = scope == Scope.INGEST ? records : others;
    long wait = window.enter(key.name());
    return wait > 0 ? new Passage.Shut(Fault.RATE, wait) : new Passage.In(Optional.of(key));
  }

  private Optional<ApiKey> key(Map<String, String> headers) {
    List<String> secrets = Credentials.of(headers);
    for (String secret : secrets) {
      Optional<ApiKey> key = keys.find(secret);
      if (key.isPresent()) {
        return key;
      }
    }
    return Optional.empty();
  }

  /// Whether a request of this machine was not made by a page of another site.
  ///
  /// @param headers by name in lower case
  public static boolean sameOrigin(Map<String, String> headers) {
    String host = headers.getOrDefault("host", "");
    String origin = headers.getOrDefault("origin", "");
    return named(host)
        && !headers.getOrDefault("sec-fetch-site", "").equals("cross-site")
        && (origin.isEmpty() || authority(origin).equals(host));
  }

  private static String authority(String origin) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (URISyntaxException notAnOrigin) {
      return "";
    }
  }

  /* An address or localhost; a name from the DNS may have been pointed here by anybody. */
  private static boolean named(String host) {
    int end = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    String name = end < 0 ? host : host.substring(0, end);
    return name.isEmpty()
        || name.equalsIgnoreCase("localhost")
        || name.startsWith("[")
        || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// What the door said.
  public sealed interface Passage {
    /// @param key with which
    record In(Optional<ApiKey> key) implements Passage {}

    /// @param fault why not
    /// @param delay nanoseconds until it may be tried again; 0: there is no such time
    record Shut(Fault fault, long delay) implements Passage {}
  }
}
