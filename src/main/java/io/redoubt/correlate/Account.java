package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Whose log-ons are remembered under a user name: names that stand for another account on each
/// machine (`root`) are remembered with the machine. Stateless.
final class Account {
  private static final Field METHOD = Field.of("redoubt.native.sshd.method");
  private static final byte[] GSSAPI = "gssapi".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> PROVEN = Set.of("publickey", "hostbased");

  /// Accounts that exist everywhere and prove no connection.
  static final Set<String> EVERYWHERE =
      Set.of(
          "root",
          "admin",
          "administrator",
          "system",
          "local service",
          "network service",
          "nobody",
          "anonymous logon",
          "guest",
          "www-data",
          "ubuntu",
          "daemon",
          "anonymous",
          "user",
          "test");

  private static final long[] NAMES =
      EVERYWHERE.stream()
          .flatMap(Account::spelled)
          .flatMapToLong(name -> LongStream.of(hash(name)))
          .sorted()
          .toArray();

  private Account() {}

  private static Stream<String> spelled(String name) {
    return Stream.of(
        name,
        name.toUpperCase(Locale.ROOT),
        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  private static long hash(String name) {
    return Hashes.of(Ecs.USER_NAME.name() + '\0' + name);
  }

  /// The number of the account that an event names.
  ///
  /// @param name hash of its `user.name`; 0 for none
  static long of(long name, Event event) {
    if (name == 0 || Arrays.binarySearch(NAMES, name) < 0) {
      return name;
    }
    int host = event.find(Ecs.HOST_NAME);
    return host < 0 ? name : on(name, event.text(host));
  }

  /// The number of such an account on a machine; the name's own where it needs none.
  static long of(String name, String host) {
    long plain = hash(name);
    return Arrays.binarySearch(NAMES, plain) < 0 ? plain : on(plain, host);
  }

  private static long on(long name, String host) {
    return Hashes.mix(name + Hashes.of(host));
  }

  /// Whether a log-on that succeeded may be the end of guessing: a key or a ticket is not guessed,
  /// and root changes into others without a password.
  static boolean guessable(Event event) {
    int method = event.find(METHOD);
    if (method >= 0) {
      return !ticket(event, method) && !PROVEN.contains(event.text(method));
    }
    return !event.has(Ecs.USER_EFFECTIVE_NAME) || !event.text(Ecs.USER_NAME, "").equals("root");
  }

  private static boolean ticket(Event event, int cell) {
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    return length >= GSSAPI.length
        && Arrays.equals(
            event.spanBuffer(cell), from, from + GSSAPI.length, GSSAPI, 0, GSSAPI.length);
  }
}
