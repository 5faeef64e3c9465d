package io.redoubt.correlate;

import io.redoubt.correlate.attempt.Attempts;
import io.redoubt.correlate.attempt.Line;
import io.redoubt.correlate.attempt.Lines;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.query.OwnAddress;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is remembered of all events, not only of those that rules fired on: who logged on from
/// where and with what success, and which kinds of telemetry there are at all.
///
/// One per worker, each fed with every event; merged in the end, in any order, with the same
/// result. Memory is bounded: past [#ENTITIES] addresses and users, those with the largest hashes
/// are forgotten, and [LoginHistory#complete] says so. A run without end also forgets by age
/// ([#forgetBefore]), so that those of today get the room of those long gone. Not thread-safe.
public final class EntityHistory {
  /// Addresses and users remembered.
  public static final int ENTITIES = 20_000;

  private static final byte[] SUCCESS = bytes("success");
  private static final byte[] FAILURE = bytes("failure");
  private static final long SOURCE = Hashes.begin(Ecs.SOURCE_IP.name() + '\0');
  private static final long USER = Hashes.begin(Ecs.USER_NAME.name() + '\0');

  /* No text that stands for "nothing" is longer. */
  private static final int LONGEST_EMPTY = 7;

  /* Those with hashes up to `bound`; cut back to [#ENTITIES] whenever there are twice as many. */
  private final TraceTable traces = new TraceTable();
  private volatile long bound = Long.MAX_VALUE;
  private final Moves moves = new Moves();
  private final List<Told> told = new ArrayList<>();
  private final @Nullable Attempts attempts;
  private final Lines lines;
  private boolean forgot;
  private long refused = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;
  private int telemetry;

  /// A line about a failed log-on that others may tell of too: the hashes of its address and its
  /// user, 0 for none, and whether it names a user at all.
  private record Told(Line line, long source, long user, boolean named, long millis) {}

  /// A history that remembers nobody yet.
  public EntityHistory() {
    this(new Attempts(), new Lines());
  }

  private EntityHistory(@Nullable Attempts attempts, Lines lines) {
    this.attempts = attempts;
    this.lines = lines;
  }

  /// Looks at an event; nothing of it is kept but a few numbers and names.
  public void observe(Event event) {
    for (int i = event.find(Ecs.EVENT_CATEGORY);
        i >= 0;
        i = event.find(Ecs.EVENT_CATEGORY, i + 1)) {
      int kind = Telemetry.kind(event, i);
      telemetry |= kind < 0 ? 0 : 1 << kind;
      if (kind == Telemetry.AUTHENTICATION) {
        logOn(event);
        move(event);
      }
    }
  }

  private void move(Event event) {
    int outcome = event.find(Ecs.EVENT_OUTCOME);
    moves.observe(event, outcome >= 0 && is(event, outcome, SUCCESS), latest);
  }

  /// The ways on which accounts went from machine to machine.
  public Moves moves() {
    return moves;
  }

  private static boolean is(Event event, int cell, byte[] text) {
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    return length == text.length
        && Arrays.equals(event.spanBuffer(cell), from, from + length, text, 0, length);
  }

  private void logOn(Event event) {
    int outcome = event.find(Ecs.EVENT_OUTCOME);
    if (outcome < 0 || !event.time().status().dated()) {
      return;
    }
    boolean success = is(event, outcome, SUCCESS);
    if (!success && !is(event, outcome, FAILURE)) {
      return;
    }
    arrived(event);
    Line line = success ? null : lines.of(event);
    if (line == null) {
      add(event, success);
      return;
    }
    Told failure =
        new Told(
            line,
            entity(event, Ecs.SOURCE_IP, SOURCE),
            Account.of(entity(event, Ecs.USER_NAME, USER), event),
            event.has(Ecs.USER_NAME),
            event.time().millis());
    if (attempts != null) {
      failed(failure, attempts);
      return;
    }
    boolean source = remembered(failure.source());
    boolean user = remembered(failure.user());
    if (source || user) {
      told.add(failure);
    }
  }

  /* Whether there may be a trace of an entity. */
  private boolean remembered(long hash) {
    if (hash > bound) {
      refuse();
    }
    return hash != 0 && hash <= bound;
  }

  private void add(Event event, boolean success) {
    long millis = event.time().millis();
    LoginTrace source = trace(entity(event, Ecs.SOURCE_IP, SOURCE), millis);
    LoginTrace user = success && !Account.guessable(event) ? null : user(event, millis);
    if (source == null && user == null) {
      return;
    }
    LoginHistory.Login login = success ? login(event) : null;
    add(source, login, millis);
    add(user, login, millis);
  }

  private @Nullable LoginTrace user(Event event, long millis) {
    return trace(Account.of(entity(event, Ecs.USER_NAME, USER), event), millis);
  }

  private void failed(Told line, Attempts known) {
    LoginTrace source = trace(line.source(), line.millis());
    LoginTrace user = trace(line.user(), line.millis());
    if (source == null && user == null) {
      return;
    }
    if (!known.again(line.line(), SOURCE)) {
      add(source, null, line.millis());
    }
    if (!line.named() || !known.again(line.line(), USER)) {
      add(user, null, line.millis());
    }
  }

  private void arrived(Event event) {
    Instant arrived = event.record().entry().fileTime();
    latest = arrived == null ? latest : Math.max(latest, arrived.toEpochMilli());
  }

  private static void add(
      @Nullable LoginTrace trace, LoginHistory.@Nullable Login success, long millis) {
    if (trace != null && success != null) {
      trace.success(success);
    } else if (trace != null) {
      trace.failure(millis);
    }
  }

  private static LoginHistory.Login login(Event event) {
    EventTime time = event.time();
    return new LoginHistory.Login(
        Instant.ofEpochSecond(time.seconds(), time.nanos()),
        event.text(Ecs.USER_NAME, ""),
        event.text(Ecs.SOURCE_IP, ""),
        event.record().entry().path(),
        event.record().line());
  }

  /// The hash of the field's first value; 0 when it has none that says something, or an address
  /// that is another on each machine.
  private static long entity(Event event, Field field, long begun) {
    int cell = event.find(field);
    if (cell < 0) {
      return 0;
    }
    byte[] buffer = event.spanBuffer(cell);
    int start = event.spanStart(cell);
    int length = event.spanLength(cell);
    if (begun == SOURCE && OwnAddress.is(buffer, start, length)) {
      return 0;
    }
    boolean plain =
        !event.escaped(cell) && (length > LONGEST_EMPTY || Tallied.says(buffer, start, length));
    long hash = plain ? Hashes.ascii(begun, buffer, start, length) : 0;
    if (hash == 0) {
      String value = event.text(cell);
      hash = Tallied.says(value) ? Hashes.of(field.name() + '\0' + value) : 0;
    }
    return hash;
  }

  /// The trace of an entity; null when there is none, or none that is remembered.
  private @Nullable LoginTrace trace(long hash, long millis) {
    if (hash == 0) {
      return null;
    }
    if (hash > bound) {
      refuse();
      return null;
    }
    LoginTrace known = traces.get(hash);
    if (known != null) {
      known.touch(latest);
      return known;
    }
    if (traces.size() >= 2 * ENTITIES) {
      forget();
      return trace(hash, millis);
    }
    LoginTrace made = new LoginTrace(millis);
    made.touch(latest);
    traces.put(hash, made);
    return made;
  }

  /// Keeps those with the smallest hashes: whatever the order of arrival, they were never
  /// forgotten.
  private void forget() {
    if (traces.size() > ENTITIES) {
      long[] hashes = traces.hashes();
      Arrays.sort(hashes);
      bound = hashes[ENTITIES - 1];
      traces.keepUpTo(bound);
      refuse();
    }
  }

  private void refuse() {
    forgot = true;
    refused = latest;
  }

  /// Forgets those for which nothing arrived since this moment (milliseconds since 1970 UTC, by the
  /// times of the entries). Where that leaves room, others are remembered again; once nobody was
  /// turned away since that moment, everybody is.
  public void forgetBefore(long millis) {
    traces.keepSince(millis);
    moves.forgetBefore(millis);
    if (!forgot) {
      return;
    }
    if (refused < millis) {
      forgot = false;
      bound = Long.MAX_VALUE;
    } else if (traces.size() < ENTITIES) {
      double wider = (bound - (double) Long.MIN_VALUE) * ENTITIES / Math.max(1, traces.size());
      bound = (long) Math.min(Long.MAX_VALUE, wider + Long.MIN_VALUE);
    }
  }

  /// Addresses and users remembered now.
  int remembered() {
    return traces.size();
  }

  /// Writes everything that is remembered.
  public void write(StateOut out) {
    out.number(telemetry).flag(forgot).number(bound).number(refused).number(latest);
    out.number(traces.size());
    traces.forEach(
        (hash, trace) -> {
          out.number(hash);
          trace.write(out);
        });
    moves.write(out);
    if (attempts != null) {
      attempts.write(out);
    }
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    telemetry |= in.small();
    forgot |= in.flag();
    bound = in.number();
    refused = in.number();
    latest = in.number();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      take(in.number(), LoginTrace.read(in));
    }
    moves.read(in);
    if (attempts != null) {
      attempts.read(in);
    }
  }

  /// An empty history for a worker, to be merged into this one. What several lines may tell of
  /// it hands over with their events, so that the parts of a stream have to be merged in its
  /// order. It does not begin to remember what this one has forgotten already. May be called
  /// from any thread.
  ///
  /// @param lines reads what events say of log-ons, for whoever else asks too
  public EntityHistory part(Lines lines) {
    EntityHistory part = new EntityHistory(null, lines);
    part.bound = bound;
    return part;
  }

  /// Takes in what another worker remembers, who does not go on.
  public void merge(EntityHistory other) {
    telemetry |= other.telemetry;
    forgot |= other.forgot;
    latest = Math.max(latest, other.latest);
    refused = Math.max(refused, other.refused);
    other.traces.forEach(this::take);
    if (attempts == null) {
      told.addAll(other.told);
    } else {
      for (Told line : other.told) {
        failed(line, attempts);
      }
    }
    moves.merge(other.moves);
  }

  private void take(long hash, LoginTrace more) {
    if (hash > bound) {
      refuse();
      return;
    }
    LoginTrace known = traces.get(hash);
    if (known != null) {
      known.merge(more);
      return;
    }
    traces.put(hash, more);
    if (traces.size() > 2 * ENTITIES) {
      forget();
    }
  }

  /// The `event.category` values seen.
  public Set<String> telemetry() {
    return Telemetry.names(telemetry);
  }

  /// What is known of the log-ons of an address (`source.ip`) or a user (`user.name`), or null when
  /// nothing is.
  ///
  /// @param from where the window of interest begins, milliseconds since the epoch
  /// @param hosts machines that are meant, for names that stand for another account on each
  public @Nullable LoginHistory logins(
      String field, String value, long from, Collection<String> hosts) {
    forget();
    Set<Long> numbers = new LinkedHashSet<>();
    numbers.add(hash(field, value));
    if (field.equals(Ecs.USER_NAME.name())) {
      hosts.forEach(host -> numbers.add(Account.of(value, host)));
    }
    LoginTrace all = null;
    for (long number : numbers) {
      LoginTrace trace = traces.get(number);
      all = trace == null ? all : all == null ? trace : LoginTrace.of(all, trace);
    }
    return all == null ? null : all.history(field, value, from, !forgot);
  }

  private static long hash(String field, String value) {
    return Hashes.of(field + '\0' + value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
