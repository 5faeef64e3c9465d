package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.Jobs.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/v1/stream`: alerts, incidents and jobs as they change, as server-sent events. The id of
/// each is the moment of its change and what changed; a reader that comes back with `Last-Event-ID`
/// hears of everything that changed since, also over a restart of the service, and of nothing
/// twice. A case that changes twice within a look is told once, as it stands. With a moment alone,
/// what changed in it is told.
public final class StreamApi implements AutoCloseable {
  private static final int READERS = 64;
  private static final int PAGE = 200;
  private static final int LOOKS_OF_SILENCE = 15;
  private static final long LOOK_MILLIS = 1000;

  private final Cases cases;
  private final Jobs jobs;
  private final Function<Job, String> shown;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(READERS);
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Over these cases and jobs.
  ///
  /// @param shown a job as clients get it, as one line of JSON
  public StreamApi(Cases cases, Jobs jobs, Function<Job, String> shown, InstantSource clock) {
    this.cases = cases;
    this.jobs = jobs;
    this.shown = shown;
    this.clock = clock;
  }

  /// Its operation.
  public List<Operation> operations() {
    return List.of(Operation.get("stream", "/api/v1/stream", Access.needs(Scope.READ), this::open));
  }

  /// Ends all streams; those who read come back to the next process.
  @Override
  public void close() {
    closing.countDown();
  }

  private Answer open(Call call) {
    String last = call.header("last-event-id").or(() -> call.parameter("since")).orElse("");
    Optional<Spot> since =
        last.isEmpty() ? Optional.of(new Spot(clock.millis(), "")) : Spot.of(last);
    if (since.isEmpty()) {
      return Problem.of(400, "last_event_id", "Last-Event-ID is the id of an event of the stream.");
    }
    if (!places.tryAcquire()) {
      return Problem.of(503, "busy", "There are readers enough.").with("Retry-After", "10");
    }
    return new Answer.Live("text/event-stream", Map.of(), out -> follow(since.get(), out));
  }

  /// How far a reader has heard.
  ///
  /// @param updated milliseconds since 1970 UTC
  /// @param key what was told last of that millisecond; empty: nothing of it
  private record Spot(long updated, String key) implements Comparable<Spot> {
    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,18})(?:\\.([\\x21-\\x7e]{1,300}))?");

    static Optional<Spot> of(String id) {
      Matcher form = FORM.matcher(id);
      return form.matches()
          ? Optional.of(
              new Spot(
                  Long.parseLong(form.group(1)), Objects.requireNonNullElse(form.group(2), "")))
          : Optional.empty();
    }

    @Override
    public int compareTo(Spot other) {
      int order = Long.compare(updated, other.updated);
      return order != 0 ? order : key.compareTo(other.key);
    }

    @Override
    public String toString() {
      return key.isEmpty() ? Long.toString(updated) : updated + "." + key;
    }
  }

  private void follow(Spot since, OutputStream out) throws IOException {
    try {
      Spot heard = since;
      say(out, "retry: 2000\n\n");
      for (int look = 1; !closed(); look++) {
        for (Change change : changed(heard)) {
          say(out, change.text());
          heard = change.spot();
          look = 0;
        }
        if (look % LOOKS_OF_SILENCE == 0) {
          say(out, ": still here\n\n");
        }
      }
    } finally {
      places.release();
    }
  }

  private boolean closed() {
    try {
      return closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private record Change(Spot spot, String event, String data) {
    String text() {
      return "id: " + spot + "\nevent: " + event + "\ndata: " + data + "\n\n";
    }
  }

  /* Cases of both kinds and jobs behind this spot, oldest change first. More may change in the
  millisecond that is not over yet: what did is told by the next look. */
  private List<Change> changed(Spot heard) {
    long since = heard.updated();
    long now = clock.millis();
    List<Change> changed = new ArrayList<>();
    for (Job job : jobs.list("", PAGE)) {
      if (job.updated() >= since) {
        changed.add(
            new Change(new Spot(job.updated(), "job:" + job.id()), "job", shown.apply(job)));
      }
    }
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      changed(kind, since, changed);
    }
    changed.removeIf(
        change -> change.spot().compareTo(heard) <= 0 || change.spot().updated() == now);
    changed.sort(Comparator.comparing(Change::spot));
    return changed;
  }

  private void changed(CaseFile.Kind kind, long since, List<Change> changed) {
    long cursor = 0;
    boolean more = true;
    while (more) {
      Cases.Page page = cases.list(query(kind).from(cursor));
      page.cases().stream()
          .filter(one -> one.updated() >= since)
          .forEach(one -> changed.add(change(one)));
      more =
          page.next().isPresent()
              && !page.cases().isEmpty()
              && page.cases().getLast().updated() >= since;
      cursor = page.next().orElse(0);
    }
  }

  private static CaseQuery query(CaseFile.Kind kind) {
    return new CaseQuery(
        kind,
        List.of(),
        List.of(),
        "",
        "",
        0,
        Long.MAX_VALUE,
        Map.of(),
        "",
        CaseQuery.Order.UPDATED,
        0,
        PAGE);
  }

  private static Change change(Cases.Filed filed) {
    String kind = Place.word(filed.file().kind());
    Spot spot = new Spot(filed.updated(), kind + ':' + filed.file().id());
    return new Change(spot, kind, CaseJson.of(filed).toString());
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
