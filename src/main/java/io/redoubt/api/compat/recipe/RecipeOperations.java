package io.redoubt.api.compat.recipe;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.PythonText;
import io.redoubt.api.compat.json.Value;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// The endpoints of the third recipe. What is taken is on disk before it is answered, and what
/// `/analyze` and `/anomalies` tell includes it, where that takes less than three seconds.
/// Thread-safe.
public final class RecipeOperations {
  private static final long PATIENCE_MILLIS = 3_000;
  private static final int MOST_CONTEXT = 1_000;
  private static final int MOST_MINUTES = 1_000_000;

  private final Intake intake;
  private final EventLog log;
  private final Supplier<RecipeMemory> memory;
  private final Closest closest;
  private final Reading reading;

  /// Over these parts.
  ///
  /// @param log what came in
  /// @param memory gives the same one each time, fed by the log
  /// @param closest finds context
  /// @param rules what is to be said of a record at least
  public RecipeOperations(
      Intake intake, EventLog log, Supplier<RecipeMemory> memory, Closest closest, Floor rules) {
    this.intake = intake;
    this.log = log;
    this.memory = memory;
    this.closest = closest;
    this.reading = new Reading(rules);
  }

  /// The operations.
  public Surface surface() {
    return new Surface(
        "recipe",
        List.of(
            Operation.records("recipeIngest", "/ingest", Access.needs(Scope.INGEST), this::ingest),
            new Operation(
                "recipeAnalyze",
                "POST",
                "/analyze",
                Access.needs(Scope.READ),
                Operation.SMALL,
                this::analyze),
            Operation.get(
                "recipeAnomalies", "/anomalies", Access.needs(Scope.READ), this::anomalies)),
        RecipeOperations::fault,
        Map.of());
  }

  /* In the framework's words, where it has its own. */
  private static Reply fault(Fault fault) {
    return detail(fault.status(), fault == Fault.METHOD ? "Method Not Allowed" : fault.text());
  }

  private Reply ingest(Call call) {
    if (!(JsonText.python(call.text()) instanceof Parsed.Good(Value.Members body))
        || !(body.get("logs") instanceof Value.Items(var logs))) {
      return wrong("body", "logs", "Input should be a valid list");
    }
    List<byte[]> records = new ArrayList<>(logs.size());
    for (Value log : logs) {
      if (!(log instanceof Value.Text(var text))) {
        return wrong("body", "logs", "Input should be a valid string");
      }
      records.add(text.getBytes(StandardCharsets.UTF_8));
    }
    if (records.isEmpty()) {
      return processed(0);
    }
    return switch (intake.take(Delivery.of("compat", call.peer().name(), records))) {
      case Taken.Committed(var first, var count, _, _) -> {
        memory.get().awaits(first + count, PATIENCE_MILLIS);
        yield processed(count);
      }
      case Taken.Refused(var reason, var after, _) ->
          detail(reason == Taken.Refusal.BUSY ? 429 : 503, "Nothing was kept; try again.")
              .with("Retry-After", String.valueOf(Math.max(1, after.toSeconds())));
    };
  }

  private static Reply processed(int count) {
    return json(200, new Obj().put("processed", count).put("status", "success").done());
  }

  private Reply analyze(Call call) {
    if (!(JsonText.python(call.text()) instanceof Parsed.Good(Value.Members body))
        || !(body.get("query") instanceof Value.Text(var query))) {
      return wrong("body", "query", "Input should be a valid string");
    }
    Optional<Integer> wanted = whole(body.get("n_context_logs"), 20, MOST_CONTEXT);
    if (wanted.isEmpty()) {
      return wrong("body", "n_context_logs", "Input should be a whole number from 1 to 1000");
    }
    Map<String, String> filter = new LinkedHashMap<>();
    switch (body.get("filter")) {
      case Value.Members(var members) ->
          members.forEach((name, value) -> filter.put(name, PythonText.str(value)));
      case Value.Null _ -> {
        // everything fits
      }
      case Value.Text _, Value.Whole _, Value.Real _, Value.Bool _, Value.Items _ -> {
        return wrong("body", "filter", "Input should be a valid dictionary");
      }
    }
    Optional<Closest.Found> found = closest.to(query, wanted.get(), filter, log.next());
    if (found.isEmpty()) {
      return detail(503, "The question cannot be compared now; try again.");
    }
    List<Closest.Near> near = found.get().near();
    List<Value> distances = near.stream().map(n -> Value.of(rounded(n.distance()))).toList();
    return json(
        200,
        new Obj()
            .put("analysis", reading.of(found.get()))
            .put("context_logs_count", near.size())
            .put("similarity_scores", new Value.Items(distances))
            .done());
  }

  private static Optional<Integer> whole(Value value, int standard, int most) {
    return switch (value) {
      case Value.Null _ -> Optional.of(standard);
      case Value.Whole(var number) when number.signum() > 0 && number.bitLength() < 31 ->
          Optional.of(number.intValue()).filter(n -> n <= most);
      case Value.Real(var number) when number == Math.rint(number) && number >= 1 ->
          Optional.of(number).filter(n -> n <= most).map(Double::intValue);
      case Value.Text(var text) when PythonText.strip(text).matches("[1-9]\\d{0,8}") ->
          Optional.of(Integer.valueOf(PythonText.strip(text))).filter(n -> n <= most);
      default -> Optional.empty();
    };
  }

  private Reply anomalies(Call call) {
    String minutes = call.parameter("window_minutes").orElse("60");
    OptionalDouble threshold = PythonText.toFloat(call.parameter("threshold").orElse("2.0"));
    if (!minutes.matches("[1-9]\\d{0,6}") || Integer.parseInt(minutes) > MOST_MINUTES) {
      return wrong(
          "query", "window_minutes", "Input should be a whole number of minutes from 1 on");
    }
    if (threshold.isEmpty() || Double.isNaN(threshold.getAsDouble())) {
      return wrong("query", "threshold", "Input should be a valid number");
    }
    int window = Integer.parseInt(minutes);
    RecipeMemory known = memory.get();
    known.awaits(log.next(), PATIENCE_MILLIS);
    List<Value> found =
        Anomaly.in(known.windows(window), window, threshold.getAsDouble()).stream()
            .map(RecipeOperations::told)
            .toList();
    return json(
        200, new Obj().put("anomalies", new Value.Items(found)).put("count", found.size()).done());
  }

  private static Value told(Anomaly anomaly) {
    return new Obj()
        .put("timestamp", anomaly.start().toString())
        .put("event_type", anomaly.kind())
        .put("count", anomaly.count())
        .put("z_score", rounded(anomaly.score()))
        .put("severity", anomaly.severity())
        .done();
  }

  private static double rounded(double number) {
    return Math.rint(number * 1e4) / 1e4;
  }

  private static Reply json(int status, Value body) {
    return Reply.json(status, JsonOut.pythonBytes(body));
  }

  private static Reply detail(int status, String detail) {
    return json(status, new Obj().put("detail", detail).done());
  }

  private static Reply wrong(String where, String field, String message) {
    Value error =
        new Obj()
            .put("type", "value_error")
            .put("loc", Value.of(List.of(where, field)))
            .put("msg", message)
            .put("input", Value.NULL)
            .done();
    return json(422, new Obj().put("detail", new Value.Items(List.of(error))).done());
  }
}
