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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// `/api/v1/stream`: alerts, incidents and jobs as they change, as server-sent events. The id of
/// each is the moment of its change; a reader that comes back with `Last-Event-ID` hears of
/// everything that changed since, also over a restart of the service. A case that changes twice
/// within a look is told once, as it stands. What changed in the same millisecond as the last one
/// heard is told again.
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
    if (!last.isEmpty() && !last.matches("[0-9]{1,18}")) {
      return Problem.of(400, "last_event_id", "Last-Event-ID is the id of an event of the stream.");
    }
    long since = last.isEmpty() ? clock.millis() : Long.parseLong(last);
    if (!places.tryAcquire()) {
      return Problem.of(503, "busy", "There are readers enough.").with("Retry-After", "10");
    }
    return new Answer.Live("text/event-stream", Map.of(), out -> follow(since, out));
  }

  private void follow(long since, OutputStream out) throws IOException {
    try {
      Map<String, Long> told = new HashMap<>();
      long from = since;
      say(out, "retry: 2000\n\n");
      for (int look = 1; !closed(); look++) {
        for (Change change : changed(from)) {
          if (told.getOrDefault(change.key(), -1L) < change.updated()) {
            say(out, change.text());
            told.put(change.key(), change.updated());
            from = change.updated();
            look = 0;
          }
        }
        long first = from;
        told.values().removeIf(updated -> updated < first);
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

  private record Change(String key, long updated, String text) {}

  /* Cases of both kinds and jobs, oldest change first. */
  private List<Change> changed(long since) {
    List<Change> changed = new ArrayList<>();
    for (var job : jobs.list("", PAGE)) {
      if (job.updated() >= since) {
        String key = "job" + job.id();
        changed.add(new Change(key, job.updated(), event(job.updated(), "job", shown.apply(job))));
      }
    }
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
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
    changed.sort(Comparator.comparingLong(Change::updated));
    return changed;
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
    return new Change(
        filed.file().kind() + filed.file().id(),
        filed.updated(),
        event(filed.updated(), kind, CaseJson.of(filed).toString()));
  }

  private static String event(long id, String kind, String data) {
    return "id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n";
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
