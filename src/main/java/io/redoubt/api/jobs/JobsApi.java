package io.redoubt.api.jobs;

import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.Moments;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventLog;
import io.redoubt.notify.reach.Destination;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// `/api/v1/jobs`: an analysis of an upload, or of events that are kept.
public final class JobsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/jobs";
  private static final int MOST = 10_000;
  private static final Set<String> STATES =
      Set.of("", "queued", "running", "done", "failed", "cancelled");

  private final JobDesk desk;
  private final Optional<Events> events;
  private final Moments moments;
  private final QueryParser parser;

  /// Over this desk.
  ///
  /// @param events what is kept; empty: only uploads are analysed
  public JobsApi(JobDesk desk, Optional<Events> events, InstantSource clock) {
    this.desk = desk;
    this.events = events;
    this.moments = new Moments(clock);
    this.parser = new QueryParser(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    Access triage = Access.needs(Scope.TRIAGE);
    Access read = Access.needs(Scope.READ);
    return List.of(
        new Operation("submitJob", "POST", PATH, triage, Operation.RECORDS, this::submit),
        Operation.get("listJobs", PATH, read, this::list),
        Operation.get("getJob", PATH + "/{id}", read, this::get),
        new Operation("cancelJob", "DELETE", PATH + "/{id}", triage, 0, this::cancel));
  }

  /* A JSON object that asks for events, or the logs themselves. */
  private Answer submit(Call call) {
    if (call.header("idempotency-key").orElse("x").isBlank() || call.body().length == 0) {
      return Problem.of(400, "body", "A job needs something to analyse.");
    }
    if (call.type().equals("application/json")) {
      return ofEvents(call);
    }
    Parameters given = Parameters.ofQuery(call, Set.of("label", "webhook"));
    String label = label(given);
    Hook hook = hook(given);
    return given.wrong().orElseGet(() -> taken(call, label, "upload", hook, call.body()));
  }

  private static String label(Parameters given) {
    String label = given.text("label", "");
    if (label.length() > 200) {
      given.fail("label", "label is 200 characters at most.");
    }
    return label;
  }

  private Hook hook(Parameters given) {
    String url = given.text("webhook", "");
    if (url.isEmpty()) {
      return Hook.NONE;
    }
    if (!desk.tells()) {
      given.fail("webhook", "Nobody is told here: jobs.webhook-secret is not configured.");
    }
    if (Destination.ofUrl(url) instanceof Destination.Read.Wrong(String reason)) {
      given.fail("webhook", "webhook " + reason + ".");
    }
    return Hook.of(url);
  }

  private Answer ofEvents(Call call) {
    Parameters given =
        Parameters.ofBody(
            call, Set.of("event_ids", "query", "from", "to", "limit", "label", "webhook"));
    List<String> ids = given.whole("event_ids");
    String asked = given.text("query", "");
    String label = label(given);
    Hook hook = hook(given);
    long from = given.moment("from", Long.MIN_VALUE, moments);
    long to = given.moment("to", Long.MAX_VALUE, moments);
    int limit = given.number("limit", MOST, 1, MOST);
    if (from > to) {
      given.fail("from", "from is later than to.");
    }
    if (ids.size() > MOST || events.isEmpty()) {
      given.fail("event_ids", "At most " + MOST + " events that are kept are analysed.");
    }
    if (given.has("event_ids") && ids.isEmpty()) {
      given.fail("event_ids", "event_ids names no event; leave it out to analyse by query.");
    }
    if (!ids.isEmpty() && !asked.isEmpty()) {
      given.fail("query", "Give either event_ids or query.");
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Events all = events.orElseThrow();
    return switch (parser.parse(asked)) {
      case Parsed.Wrong bad ->
          Problem.of(400, "query_unreadable", bad.message(), Map.of("position", bad.position()));
      case Parsed.Right(var query) -> {
        List<EventLog.Stored> records =
            ids.isEmpty()
                ? found(
                    all,
                    new EventFinder.Search(query, new EventFinder.Window(from, to), limit, null))
                : named(all, ids);
        yield records.isEmpty()
            ? Problem.of(404, "event_unknown", "No such event is kept, or it is not indexed yet.")
            : taken(call, label, ids.isEmpty() ? "query" : "events", hook, lines(records));
      }
    };
  }

  private static List<EventLog.Stored> named(Events all, List<String> ids) {
    List<EventLog.Stored> records = new ArrayList<>();
    for (String id : ids) {
      OptionalLong sequence = all.index().sequence(id);
      if (sequence.isPresent()) {
        all.log().record(sequence.getAsLong()).ifPresent(records::add);
      }
    }
    return records;
  }

  /* The oldest first, as logs are. */
  private static List<EventLog.Stored> found(Events all, EventFinder.Search search) {
    List<EventLog.Stored> records = new ArrayList<>();
    for (EventFinder.Hit hit : all.current().search(search).hits().reversed()) {
      all.log().record(hit.place().sequence()).ifPresent(records::add);
    }
    return records;
  }

  private static byte[] lines(List<EventLog.Stored> records) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (EventLog.Stored record : records) {
      lines.writeBytes(record.bytes());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private Reply taken(Call call, String label, String input, Hook hook, byte[] bytes) {
    String id =
        call.header("idempotency-key")
            .map(
                key ->
                    UUID.nameUUIDFromBytes(
                            (call.actor() + '\n' + key).getBytes(StandardCharsets.UTF_8))
                        .toString())
            .orElseGet(() -> UUID.randomUUID().toString());
    JobState.Told told = JobState.Told.fresh(input, bytes.length, label, hook);
    return switch (desk.submit(id, call.actor(), told, bytes)) {
      case JobDesk.Wanted.Taken(JobState job, boolean before) -> {
        Reply reply =
            Reply.json(before ? 200 : 202, JSON.writeValueAsBytes(job.shown()))
                .with("Location", PATH + '/' + job.id());
        yield before ? reply.with("Idempotency-Replayed", "true") : reply;
      }
      case JobDesk.Wanted.Full() ->
          Problem.of(429, "jobs_waiting", "Too many jobs wait.").with("Retry-After", "30");
      case JobDesk.Wanted.Unwritten() ->
          Problem.of(503, "store", "What is to be analysed cannot be written to the disk.")
              .with("Retry-After", "30");
    };
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("state", "limit"));
    String state = given.text("state", "");
    if (!STATES.contains(state)) {
      given.fail("state", "state is queued, running, done, failed or cancelled.");
    }
    int limit = given.number("limit", 50, 1, 1000);
    return given
        .wrong()
        .orElseGet(
            () -> {
              var all = desk.list(state, limit).stream().map(JobState::shown).toList();
              return Reply.json(200, JSON.writeValueAsBytes(Map.of("jobs", all)));
            });
  }

  private Answer get(Call call) {
    Optional<JobState> job = desk.find(call.part("id"));
    if (job.isEmpty()) {
      return unknown();
    }
    Map<String, Object> shown = new LinkedHashMap<>(job.get().shown());
    if (job.get().state().equals("done")) {
      try {
        desk.result(job.get().id())
            .ifPresent(
                json ->
                    shown.put(
                        "result", new RawValue(new String(json, StandardCharsets.UTF_8).strip())));
      } catch (IOException unreadable) {
        return Problem.of(503, "store", "The report cannot be read.").with("Retry-After", "5");
      }
    }
    return Reply.json(200, JSON.writeValueAsBytes(shown));
  }

  private Answer cancel(Call call) {
    return desk.cancel(call.part("id"))
        .map(job -> Reply.json(200, JSON.writeValueAsBytes(job.shown())))
        .orElseGet(JobsApi::unknown);
  }

  private static Reply unknown() {
    return Problem.of(404, "job_unknown", "There is no job of this id.");
  }
}
