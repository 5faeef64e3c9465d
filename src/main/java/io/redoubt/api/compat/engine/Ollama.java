package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.PythonText;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import java.time.Duration;
import java.util.Map;

/// Asks one model of an Ollama server (`POST /api/generate`): three attempts, one second after the
/// first and two after the second. A refused connection and a missing model are not tried again.
/// The context is requested large enough for the prompt, so that the server cuts nothing off.
/// Thread-safe.
public final class Ollama {
  private static final int ATTEMPTS = 3;
  private static final int SMALLEST_CONTEXT = 8192;
  private static final int LARGEST_CONTEXT = 65_536;
  private static final int ANSWER_TOKENS = 1024;

  private final EngineSettings.Ollama settings;
  private final Exchange exchange;
  private final Pause pause;

  /// Asks over this exchange and waits by this pause.
  public Ollama(EngineSettings.Ollama settings, Exchange exchange, Pause pause) {
    this.settings = settings;
    this.exchange = exchange;
    this.pause = pause;
  }

  /// A question.
  ///
  /// @param prompt the whole text
  /// @param format the value of `format`: `"json"` or a schema
  /// @param steady whether the likeliest answer is wanted instead of a drawn one
  public record Question(String prompt, Value format, boolean steady) {}

  /// Asks; blocks for all attempts.
  public Said ask(Question question) {
    byte[] body = JsonOut.pythonBytes(body(question));
    Said last = new Said.Failure(Said.Why.RESPONSE, "Ollama was not asked.");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Attempt made = attempt(body, attempt);
      last = made.said();
      if (made.last() || (attempt < ATTEMPTS && !waited(attempt))) {
        return last;
      }
    }
    return last;
  }

  private Value body(Question question) {
    Obj options = new Obj().put("num_ctx", context(question.prompt()));
    if (question.steady()) {
      options.put("temperature", 0L);
    }
    return new Obj()
        .put("model", settings.model())
        .put("prompt", question.prompt())
        .put("stream", false)
        .put("format", question.format())
        .put("truncate", false)
        .put("options", options.done())
        .done();
  }

  /// Tokens of context for a prompt: a power of two, so that the server seldom has to load the
  /// model again. A token is taken to be two characters of ASCII, and every other character to be
  /// two tokens, which is more than any tokenizer of the models in use needs.
  static int context(String prompt) {
    long ascii = 0;
    for (int i = 0; i < prompt.length(); i++) {
      ascii += prompt.charAt(i) < 0x80 ? 1 : 0;
    }
    long tokens = ascii / 2 + (prompt.length() - ascii) * 2 + ANSWER_TOKENS;
    int context = SMALLEST_CONTEXT;
    while (context < tokens && context < LARGEST_CONTEXT) {
      context *= 2;
    }
    return context;
  }

  private boolean waited(int attempt) {
    try {
      pause.last(Duration.ofSeconds(attempt));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What one attempt came to, and whether no other may follow.
  private record Attempt(Said said, boolean last) {}

  private Attempt attempt(byte[] body, int nth) {
    String url = settings.at("/api/generate");
    Duration timeout = Duration.ofSeconds(settings.timeoutSeconds());
    return switch (exchange.post(url, Map.of(), body, timeout)) {
      case Exchanged.NoConnection _ ->
          ended(
              Said.Why.UNREACHABLE,
              "Cannot connect to Ollama at " + settings.baseUrl() + ". Is it running?");
      case Exchanged.TimedOut _ ->
          again(
              Said.Why.TIMEOUT,
              "Ollama timed out after %ds on attempt %d."
                  .formatted(settings.timeoutSeconds(), nth));
      case Exchanged.Interrupted _ -> ended(Said.Why.RESPONSE, "The request was given up.");
      case Exchanged.Broken _ ->
          again(Said.Why.RESPONSE, "Ollama broke the connection on attempt " + nth + ".");
      case Exchanged.Answered(var status, _, var text) -> answered(status, text, nth);
    };
  }

  private Attempt answered(int status, String text, int nth) {
    if (status == 404) {
      return noModel(
          "Model '%s' not found on Ollama. Run: ollama pull %s"
              .formatted(settings.model(), settings.model()));
    }
    if (status >= 500) {
      return again(
          Said.Why.RESPONSE,
          "Ollama returned server error %d on attempt %d.".formatted(status, nth));
    }
    if (status < 200 || status >= 300) {
      return again(Said.Why.RESPONSE, "Ollama HTTP error %d on attempt %d.".formatted(status, nth));
    }
    return JsonText.python(text) instanceof Parsed.Good(Value.Members answer)
        ? read(answer)
        : again(Said.Why.RESPONSE, "Ollama returned no JSON object on attempt " + nth + ".");
  }

  private Attempt read(Value.Members answer) {
    if (answer.has("error")) {
      return noModel("Ollama model error: " + PythonText.str(answer.get("error")));
    }
    String text = answer.get("response") instanceof Value.Text(var said) ? said : "";
    String model = answer.get("model") instanceof Value.Text(var name) ? name : settings.model();
    return new Attempt(new Said.Answer(text, model), true);
  }

  private static Attempt noModel(String detail) {
    return new Attempt(new Said.NoModel(detail), true);
  }

  private static Attempt ended(Said.Why why, String detail) {
    return new Attempt(new Said.Failure(why, detail), true);
  }

  private static Attempt again(Said.Why why, String detail) {
    return new Attempt(new Said.Failure(why, detail), false);
  }
}
