package io.redoubt.api.compat.recipe;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.json.Obj;
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
    return RecipeBody.detail(
        fault.status(), fault == Fault.METHOD ? "Method Not Allowed" : fault.text());
  }

  private Reply ingest(Call call) {
    return RecipeBody.read(call.text(), body -> ingest(call, body));
  }

  private Reply ingest(Call call, Value.Members body) {
    if (!(body.get("logs") instanceof Value.Items(var logs))) {
      return RecipeBody.wrong(body, "logs", "list_type", "Input should be a valid list");
    }
    List<byte[]> records = new ArrayList<>(logs.size());
    for (Value log : logs) {
      if (!(log instanceof Value.Text(var text))) {
        List<Value> place =
            List.of(Value.of("body"), Value.of("logs"), Value.of((long) records.size()));
        return RecipeBody.wrong("string_type", place, "Input should be a valid string", log);
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
          RecipeBody.detail(
                  reason == Taken.Refusal.BUSY ? 429 : 503, "Nothing was kept; try again.")
              .with("Retry-After", String.valueOf(Math.max(1, after.toSeconds())));
    };
  }

  private static Reply processed(int count) {
    return RecipeBody.json(200, new Obj().put("processed", count).put("status", "success").done());
  }

  private Reply analyze(Call call) {
    return RecipeBody.read(call.text(), this::analyze);
  }

  private Reply analyze(Value.Members body) {
    if (!(body.get("query") instanceof Value.Text(var query))) {
      return RecipeBody.wrong(body, "query", "string_type", "Input should be a valid string");
    }
    Optional<Integer> wanted = whole(body.get("n_context_logs"), 20, MOST_CONTEXT);
    if (wanted.isEmpty()) {
      String message = "Input should be a whole number from 1 to 1000";
      return RecipeBody.wrong(body, "n_context_logs", "value_error", message);
    }
    Map<String, String> filter = new LinkedHashMap<>();
    Optional<Reply> unread = RecipeBody.filter(body.get("filter"), filter);
    if (unread.isPresent()) {
      return unread.get();
    }
    Optional<Closest.Found> found = closest.to(query, wanted.get(), filter, log.next());
    if (found.isEmpty()) {
      return RecipeBody.detail(503, "The question cannot be compared now; try again.");
    }
    List<Closest.Near> near = found.get().near();
    List<Value> distances = near.stream().map(n -> Value.of(rounded(n.distance()))).toList();
    return RecipeBody.json(
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
      String message = "Input should be a whole number of minutes from 1 on";
      return RecipeBody.parameter("window_minutes", "value_error", message, minutes);
    }
    if (threshold.isEmpty() || Double.isNaN(threshold.getAsDouble())) {
      String given = call.parameter("threshold").orElse("");
      return RecipeBody.parameter(
          "threshold", "float_parsing", "Input should be a valid number", given);
    }
    int window = Integer.parseInt(minutes);
    RecipeMemory known = memory.get();
    known.awaits(log.next(), PATIENCE_MILLIS);
    List<Value> found =
        Anomaly.in(known.windows(window), window, threshold.getAsDouble()).stream()
            .map(RecipeOperations::told)
            .toList();
    return RecipeBody.json(
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
}
