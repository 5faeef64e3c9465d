package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From checked fields to the body of an answer: asks the model, extracts and judges what it says,
/// and falls back where any of that fails. Thread-safe.
public final class Analysis {
  private static final Value JSON = Value.of("json");

  private final EngineSettings settings;
  private final Ollama ollama;
  private final Floor floor;
  private final Journal journal;
  private final Prompts prompts = new Prompts();
  private final Value format;

  /// Asks this model; the floor counts unless the reference is followed to the letter.
  ///
  /// @param journal where the steps are noted
  public Analysis(EngineSettings settings, Ollama ollama, Floor floor, Journal journal) {
    this.settings = settings;
    this.ollama = ollama;
    this.journal = journal;
    this.floor = settings.trust().strict() ? Floor.NONE : floor;
    this.format = settings.trust().strict() ? JSON : schema();
  }

  /// What becomes of a request.
  public sealed interface Outcome {
    /// The body of a 200.
    record Answer(Value.Members body) implements Outcome {}

    /// A model that is not there, in the words of the reference: a 422.
    record NoModel(String detail) implements Outcome {}
  }

  /// Analyses an event.
  public Outcome event(Form.Checked.Right event, String requestId) {
    noteLength("analyze_event_request", "description", event, requestId);
    return analysed(prompts.event(event), event.values(), requestId);
  }

  /// Analyses a summary.
  public Outcome context(Form.Checked.Right context, String requestId) {
    noteLength("analyze_context_request", "summary", context, requestId);
    return analysed(prompts.context(context), context.values(), requestId);
  }

  /// Asks a prompt as it stands.
  Said raw(String prompt) {
    return ollama.ask(new Ollama.Question(prompt, JSON, false));
  }

  private Outcome analysed(String prompt, Map<String, String> fields, String requestId) {
    boolean steady = !settings.trust().strict();
    note(
        "ollama_call_start",
        requestId,
        new Obj().put("model", settings.ollama().model()).put("prompt_length", length(prompt)));
    return switch (ollama.ask(new Ollama.Question(prompt, format, steady))) {
      case Said.NoModel(var detail) -> {
        note("ollama_error", requestId, new Obj().put("error_type", "OllamaModelError"));
        yield new Outcome.NoModel(detail);
      }
      case Said.Failure(var why, var detail) -> {
        note(
            "ollama_error",
            requestId,
            new Obj().put("error_type", why.reported()).put("detail", detail));
        Judgement last = Judgement.fallback(Judgement.NO_REASON);
        Source source =
            new Source(settings.ollama().model(), Optional.empty(), Optional.of(detail));
        yield new Outcome.Answer(body(last, source, requestId, fields));
      }
      case Said.Answer answer -> new Outcome.Answer(judged(answer, requestId, fields));
    };
  }

  private Value.Members judged(Said.Answer answer, String requestId, Map<String, String> fields) {
    note(
        "ollama_call_complete",
        requestId,
        new Obj().put("model", answer.model()).put("response_length", length(answer.text())));
    Optional<Extraction.Found> found = Extraction.from(answer.text());
    Optional<String> strategy = found.map(Extraction.Found::strategy);
    note(
        "parse_complete",
        requestId,
        new Obj().put("parse_success", found.isPresent()).put("parse_strategy", strategy));
    Judgement judged =
        found
            .map(f -> Judgement.of(f.object()))
            .orElseGet(() -> Judgement.fallback(Judgement.NO_REASON));
    if (judged.fallback()) {
      note("fallback_used", requestId, new Obj().put("parse_strategy", strategy));
    }
    return body(judged, new Source(answer.model(), strategy, Optional.empty()), requestId, fields);
  }

  private void noteLength(String event, String field, Form.Checked.Right form, String requestId) {
    note(event, requestId, new Obj().put(field + "_length", length(form.get(field))));
  }

  private void note(String event, String requestId, Obj details) {
    journal.note(event, requestId, details.done());
  }

  private static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// Where an answer comes from.
  private record Source(String model, Optional<String> strategy, Optional<String> error) {}

  private Value.Members body(
      Judgement judged, Source source, String requestId, Map<String, String> fields) {
    Optional<Floor.Level> level = floor.under(fields);
    Judgement shown = level.map(l -> Raised.over(judged, l)).orElse(judged);
    Obj body =
        new Obj()
            .put("attack_classification", shown.classification())
            .put("false_positive_likelihood", shown.falsePositive())
            .put("risk_score", shown.risk())
            .put("reason", shown.reason())
            .put("fallback_used", shown.fallback())
            .put("model_used", source.model())
            .put("provider", "ollama")
            .put("raw_parse_success", source.strategy().isPresent())
            .put("parse_strategy", source.strategy())
            .put("ollama_error", source.error())
            .put("request_id", requestId);
    level.ifPresent(l -> body.put("redoubt", beside(judged, l)));
    return body.done();
  }

  private static Value beside(Judgement said, Floor.Level level) {
    return new Obj()
        .put("risk_floor", level.risk())
        .put("classification", level.classification())
        .put("rules", Value.of(level.rules()))
        .put(
            "model",
            said.fallback()
                ? Value.NULL
                : new Obj()
                    .put("attack_classification", said.classification())
                    .put("risk_score", said.risk())
                    .done())
        .done();
  }

  private static Value schema() {
    String classes = String.join("\",\"", Judgement.CLASSES);
    String text =
        """
        {"type":"object","properties":{
        "attack_classification":{"type":"string","enum":["%s"]},
        "false_positive_likelihood":{"type":"number","minimum":0,"maximum":1},
        "risk_score":{"type":"integer","minimum":0,"maximum":100},
        "reason":{"type":"string","minLength":1}},
        "required":["attack_classification","false_positive_likelihood","risk_score","reason"],
        "additionalProperties":false}\
        """
            .formatted(classes);
    return JsonText.python(text) instanceof Parsed.Good(var schema) ? schema : JSON;
  }

  /// The forms of what can be asked.
  List<Form> forms() {
    return List.of(
        Form.event(settings.lengths()),
        Form.context(settings.lengths()),
        Form.rawPrompt(settings.lengths()));
  }
}
