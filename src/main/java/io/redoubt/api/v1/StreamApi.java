package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Changes;
import io.redoubt.event.port.Changes.Change;
import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.Jobs.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `/api/v1/stream`: alerts, incidents and jobs as they change, as server-sent events. The id of
/// each is the number of its change, which goes up with each commit: a reader that comes back with
/// `Last-Event-ID` hears of everything that was committed since, also over a restart of the service
/// and whatever clocks say, and of nothing twice. A case that changes twice within a look is told
/// once, as it stands. With a moment, everything is told from the first change on that was stamped
/// at or after it.
public final class StreamApi implements AutoCloseable {
  private static final int READERS = 64;
  private static final int PAGE = 200;
  private static final int LOOKS_OF_SILENCE = 15;
  private static final long LOOK_MILLIS = 1000;

  /* Ids of earlier versions begin with a moment. */
  private static final Pattern FORM =
      Pattern.compile("(c?)([0-9]{1,18})(?:\\.[\\x21-\\x7e]{1,300})?");

  private final Changes changes;
  private final Cases cases;
  private final Jobs jobs;
  private final Function<Job, String> shown;
  private final Semaphore places = new Semaphore(READERS);
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Over these cases and jobs, of which `changes` tells.
  ///
  /// @param shown a job as clients get it, as one line of JSON
  public StreamApi(Changes changes, Cases cases, Jobs jobs, Function<Job, String> shown) {
    this.changes = changes;
    this.cases = cases;
    this.jobs = jobs;
    this.shown = shown;
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
    OptionalLong since = last.isEmpty() ? OptionalLong.of(changes.last()) : heard(last);
    if (since.isEmpty()) {
      return Problem.of(400, "last_event_id", "Last-Event-ID is the id of an event of the stream.");
    }
    if (!places.tryAcquire()) {
      return Problem.of(503, "busy", "There are readers enough.").with("Retry-After", "10");
    }
    return new Answer.Live("text/event-stream", Map.of(), out -> follow(since.getAsLong(), out));
  }

  /* A number that was not given out yet is from before a backup was restored. */
  private OptionalLong heard(String id) {
    Matcher form = FORM.matcher(id);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(form.group(2));
    if (form.group(1).isEmpty()) {
      return OptionalLong.of(changes.before(number));
    }
    return OptionalLong.of(number <= changes.last() ? number : 0);
  }

  private void follow(long since, OutputStream out) throws IOException {
    try {
      long heard = since;
      say(out, "retry: 2000\n\n");
      for (int look = 1; !closed(); look++) {
        List<Change> more = changes.after(heard, PAGE);
        while (!more.isEmpty()) {
          for (Change change : more) {
            say(out, text(change));
          }
          heard = more.getLast().number();
          look = 0;
          more = changes.after(heard, PAGE);
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

  /* Empty where it is gone, or a part of another by now, of which is told, too. */
  private String text(Change change) {
    String event = change.kind().map(Place::word).orElse("job");
    Optional<String> data =
        change
            .kind()
            .map(kind -> filed(kind, change.id()))
            .orElseGet(() -> jobs.find(change.id()).map(shown));
    return data.map(
            json -> "id: c" + change.number() + "\nevent: " + event + "\ndata: " + json + "\n\n")
        .orElse("");
  }

  private Optional<String> filed(CaseFile.Kind kind, String id) {
    return cases
        .find(kind, id)
        .filter(found -> found.file().id().equals(id))
        .map(found -> CaseJson.of(found).toString());
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
