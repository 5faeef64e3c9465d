package io.redoubt.ingest.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends the events of one file to an engine, several at a time, and gives out its answers in the
/// order of the file, one JSON line each. For one file and one thread.
public final class Batch {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int AHEAD = 4;
  private static final String[] COPIED = {
    "attack_classification",
    "risk_score",
    "false_positive_likelihood",
    "reason",
    "fallback_used",
    "model_used",
    "raw_parse_success",
    "parse_strategy",
    "ollama_error",
    "request_id"
  };

  private final Function<SecurityEvent, Relayed> engine;
  private final Choice choice;
  private final BatchTally tally = new BatchTally();
  private final Consumer<String> results;
  private final Consumer<String> troubles;

  /// @param engine answers; called from several threads at once
  /// @param results takes JSON lines
  /// @param troubles takes one line for each event or line of the file that came to nothing
  public Batch(
      Function<SecurityEvent, Relayed> engine,
      Choice choice,
      Consumer<String> results,
      Consumer<String> troubles) {
    this.engine = engine;
    this.choice = choice;
    this.results = results;
    this.troubles = troubles;
  }

  /// Which answers are given out, and how many events are under way at a time.
  ///
  /// @param concurrency at least 1
  /// @param skipFallbacks whether answers of last resort are left out
  /// @param leastRisk answers with less are left out
  public record Choice(int concurrency, boolean skipFallbacks, int leastRisk) {}

  /// Sends everything; what is counted comes back.
  public BatchTally run(BufferedReader lines, SensorFormat format) throws IOException {
    Deque<Sent> under = new ArrayDeque<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(choice.concurrency())) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        Optional<SecurityEvent> event = event(format.read(line), number);
        if (event.isPresent()) {
          SecurityEvent sent = event.get();
          under.add(new Sent(number, sent, threads.submit(() -> engine.apply(sent))));
        }
        if (under.size() >= choice.concurrency() * AHEAD) {
          taken(under.remove());
        }
      }
      while (!under.isEmpty()) {
        taken(under.remove());
      }
    }
    return tally;
  }

  private record Sent(int line, SecurityEvent event, Future<Relayed> answer) {}

  private Optional<SecurityEvent> event(SensorFormat.Line line, int number) {
    return switch (line) {
      case SensorFormat.Line.Event(var event) -> {
        tally.event();
        yield Optional.of(event);
      }
      case SensorFormat.Line.Passed _ -> Optional.empty();
      case SensorFormat.Line.Bad(var reason) -> {
        tally.badLine();
        troubles.accept("line " + number + " " + reason + ", left out");
        yield Optional.empty();
      }
    };
  }

  private void taken(Sent sent) {
    switch (answer(sent)) {
      case Relayed.Failed(_, var detail, _) -> {
        tally.error();
        troubles.accept("line " + sent.line() + ": " + detail);
      }
      case Relayed.Answered(var answer) when choice.skipFallbacks() && answer.fallback() ->
          tally.lastResortLeftOut();
      case Relayed.Answered(var answer) when answer.risk() < choice.leastRisk() ->
          tally.lowRiskLeftOut();
      case Relayed.Answered(var answer) -> {
        tally.written(answer);
        results.accept(line(sent.event(), answer));
      }
    }
  }

  private static Relayed answer(Sent sent) {
    try {
      return sent.answer().get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Relayed.Failed(Relayed.Kind.CONNECTION, "interrupted", 0);
    } catch (ExecutionException bug) {
      throw new IllegalStateException("The client of the engine broke.", bug);
    }
  }

  private static String line(SecurityEvent event, EngineAnswer answer) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("input_description", event.description());
    line.put("input_source_ip", event.get("source_ip").orElse(null));
    line.put("input_event_type", event.get("event_type").orElse(null));
    for (String field : COPIED) {
      line.set(field, answer.json().path(field).deepCopy());
    }
    return line.toString();
  }
}
