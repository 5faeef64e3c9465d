package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.LoginHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is remembered of all events, not only of those that rules fired on: who logged on from
/// where and with what success, and which kinds of telemetry there are at all.
///
/// One per worker, each fed with every event; merged in the end, in any order, with the same
/// result. Memory is bounded: past [#ENTITIES] addresses and users, those with the largest hashes
/// are forgotten, and [LoginHistory#complete] says so. Not thread-safe.
public final class EntityHistory {
  /// Addresses and users remembered.
  public static final int ENTITIES = 20_000;

  private static final byte[] AUTHENTICATION = bytes("authentication");
  private static final byte[][] KINDS = {
    AUTHENTICATION,
    bytes("process"),
    bytes("network"),
    bytes("web"),
    bytes("file"),
    bytes("iam"),
    bytes("intrusion_detection"),
    bytes("configuration"),
    bytes("session"),
    bytes("registry")
  };

  /* Those with hashes up to `bound`; cut back to [#ENTITIES] whenever there are twice as many. */
  private final Map<Long, LoginTrace> traces = new HashMap<>();
  private long bound = Long.MAX_VALUE;
  private boolean forgot;
  private int telemetry;

  /// Looks at an event; nothing of it is kept but a few numbers and names.
  public void observe(Event event) {
    for (int i = event.find(Ecs.EVENT_CATEGORY);
        i >= 0;
        i = event.find(Ecs.EVENT_CATEGORY, i + 1)) {
      int kind = kind(event, i);
      telemetry |= kind < 0 ? 0 : 1 << kind;
      if (kind == 0) {
        logOn(event);
      }
    }
  }

  private static int kind(Event event, int cell) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int to = from + event.spanLength(cell);
    for (int k = 0; k < KINDS.length; k++) {
      if (Arrays.equals(buffer, from, to, KINDS[k], 0, KINDS[k].length)) {
        return k;
      }
    }
    return -1;
  }

  private void logOn(Event event) {
    Instant time = event.time().instant();
    String outcome = event.text(Ecs.EVENT_OUTCOME);
    if (time == null || outcome == null) {
      return;
    }
    boolean success = outcome.equals("success");
    if (!success && !outcome.equals("failure")) {
      return;
    }
    String source = event.text(Ecs.SOURCE_IP, "");
    String user = event.text(Ecs.USER_NAME, "");
    LoginHistory.Login login =
        success
            ? new LoginHistory.Login(
                time, user, source, event.record().entry().path(), event.record().line())
            : null;
    remember(Ecs.SOURCE_IP, source, time, login);
    remember(Ecs.USER_NAME, user, time, login);
  }

  private void remember(
      Field field, String value, Instant time, LoginHistory.@Nullable Login login) {
    if (!Tallied.says(value)) {
      return;
    }
    LoginTrace trace = trace(hash(field.name(), value));
    if (trace != null && login != null) {
      trace.success(login);
    } else if (trace != null) {
      trace.failure(time.toEpochMilli());
    }
  }

  private @Nullable LoginTrace trace(long hash) {
    if (hash > bound) {
      forgot = true;
      return null;
    }
    LoginTrace known = traces.get(hash);
    if (known != null) {
      return known;
    }
    if (traces.size() >= 2 * ENTITIES) {
      forget();
      return trace(hash);
    }
    LoginTrace made = new LoginTrace();
    traces.put(hash, made);
    return made;
  }

  /// Keeps those with the smallest hashes: whatever the order of arrival, they were never
  /// forgotten.
  private void forget() {
    if (traces.size() > ENTITIES) {
      long[] hashes = traces.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
      bound = hashes[ENTITIES - 1];
      traces.keySet().removeIf(hash -> hash > bound);
      forgot = true;
    }
  }

  /// Takes in what another worker remembers.
  public void merge(EntityHistory other) {
    telemetry |= other.telemetry;
    forgot |= other.forgot;
    for (Map.Entry<Long, LoginTrace> e : other.traces.entrySet()) {
      LoginTrace trace = trace(e.getKey());
      if (trace != null) {
        trace.merge(e.getValue());
      }
    }
  }

  /// The `event.category` values seen.
  public Set<String> telemetry() {
    Set<String> seen = new TreeSet<>();
    for (int k = 0; k < KINDS.length; k++) {
      if ((telemetry & 1 << k) != 0) {
        seen.add(new String(KINDS[k], StandardCharsets.UTF_8));
      }
    }
    return seen;
  }

  /// What is known of the log-ons of an address (`source.ip`) or a user (`user.name`), or null when
  /// nothing is.
  ///
  /// @param from where the window of interest begins, milliseconds since the epoch
  public @Nullable LoginHistory logins(String field, String value, long from) {
    forget();
    LoginTrace trace = traces.get(hash(field, value));
    return trace == null ? null : trace.history(field, value, from, !forgot);
  }

  private static long hash(String field, String value) {
    return Hashes.of(field + '\0' + value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
