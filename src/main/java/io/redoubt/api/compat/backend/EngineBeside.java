package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.engine.Analysis;
import io.redoubt.api.compat.engine.EngineSettings;
import io.redoubt.api.compat.engine.Form;
import io.redoubt.api.compat.engine.Health;
import io.redoubt.api.compat.engine.Ids;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The engine in this process, without a network between. When the time is over the question to the
/// model is given up with it, so that no model works for nobody. Thread-safe.
public final class EngineBeside implements Provider {
  private static final Duration HEALTH = Duration.ofSeconds(10);

  private final Analysis analysis;
  private final Health health;
  private final Form form;
  private final Ids ids;
  private final Duration timeout;

  /// The engine with these parts.
  ///
  /// @param timeout for one event
  public EngineBeside(
      EngineSettings settings, Analysis analysis, Health health, Ids ids, Duration timeout) {
    this.analysis = analysis;
    this.health = health;
    this.form = Form.event(settings.lengths());
    this.ids = ids;
    this.timeout = timeout;
  }

  @Override
  public Exchanged analyze(byte[] event, String requestId) {
    String id = requestId.isEmpty() ? ids.next() : requestId;
    return within(timeout, () -> analyzed(event, id));
  }

  @Override
  public Exchanged health() {
    return within(HEALTH, () -> answered(200, health.whole()));
  }

  private Exchanged analyzed(byte[] event, String id) {
    if (!(JsonText.python(new String(event, StandardCharsets.UTF_8))
        instanceof Parsed.Good(var body))) {
      return answered(400, new Obj().put("detail", "There was an error parsing the body").done());
    }
    return switch (form.check(body)) {
      case Form.Checked.Wrong(var errors) ->
          answered(422, new Obj().put("detail", new Value.Items(errors)).done());
      case Form.Checked.Right right ->
          switch (analysis.event(right, id)) {
            case Analysis.Outcome.Answer(var answer) -> answered(200, answer);
            case Analysis.Outcome.NoModel(var detail) ->
                answered(422, new Obj().put("detail", detail).done());
          };
    };
  }

  private static Exchanged answered(int status, Value body) {
    return new Exchanged.Answered(status, Optional.empty(), JsonOut.python(body));
  }

  private static Exchanged within(Duration time, Callable<Exchanged> asking) {
    FutureTask<Exchanged> task = new FutureTask<>(asking);
    Thread.startVirtualThread(task);
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return new Exchanged.TimedOut();
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchanged.Interrupted();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("The engine beside broke.", bug);
    }
  }
}
