package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the engine publishes about itself at the paths of FastAPI: its contract as OpenAPI 3.1
/// (`/openapi.json`), with the lengths that are set, and a plain page of it for people (`/docs`,
/// `/redoc`). Nothing is loaded from elsewhere. Immutable.
final class Published {
  private final List<Form> forms;

  /// @param forms of an event, a context and a prompt
  Published(List<Form> forms) {
    this.forms = List.copyOf(forms);
  }

  private record Path(String method, String path, String input, String output, String summary) {}

  private static final List<Path> PATHS =
      List.of(
          new Path("get", "/health", "", "", "How the engine and its model server are"),
          new Path("get", "/debug/ping-ollama", "", "OllamaPingResponse", "Whether Ollama answers"),
          new Path(
              "post", "/analyze-event", "SecurityEvent", "AnalysisResponse", "Classify an event"),
          new Path(
              "post",
              "/analyze-context",
              "ContextSummary",
              "AnalysisResponse",
              "Classify a summary of what an entity did"),
          new Path(
              "post",
              "/raw-ollama-test",
              "RawPromptRequest",
              "RawOllamaResponse",
              "Ask a prompt as it stands"));

  /// The contract.
  Outbound contract() {
    Obj paths = new Obj();
    PATHS.forEach(path -> paths.put(path.path(), new Obj().put(path.method(), of(path)).done()));
    return Outbound.python(
        200,
        new Obj()
            .put("openapi", "3.1.0")
            .put("info", info())
            .put("paths", paths.done())
            .put("components", new Obj().put("schemas", schemas()).done())
            .done());
  }

  /// The page.
  Outbound page() {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>");
    html.append("<meta charset=\"utf-8\"><title>").append(Health.SERVICE);
    html.append("</title></head><body><h1>").append(Health.SERVICE).append("</h1>\n<dl>\n");
    for (Path path : PATHS) {
      html.append("<dt><code>").append(path.method().toUpperCase(Locale.ROOT));
      html.append(' ').append(path.path()).append("</code></dt><dd>").append(path.summary());
      html.append(".</dd>\n");
    }
    html.append("</dl>\n<p><a href=\"/openapi.json\">/openapi.json</a></p></body></html>\n");
    byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
    return new Outbound(200, Map.of("Content-Type", "text/html; charset=utf-8"), bytes);
  }

  private static Value info() {
    return new Obj().put("title", Health.SERVICE).put("version", Health.VERSION).done();
  }

  private static Value of(Path path) {
    Obj operation = new Obj().put("summary", path.summary());
    if (!path.input().isEmpty()) {
      Obj body = new Obj().put("required", true).put("content", content(path.input()));
      operation.put("requestBody", body.done());
    }
    Obj answers = new Obj().put("200", answer("Successful Response", path.output()));
    if (!path.input().isEmpty()) {
      answers.put("422", answer("Validation Error", "HTTPValidationError"));
    }
    return operation.put("responses", answers.done()).done();
  }

  private static Value answer(String description, String schema) {
    return new Obj().put("description", description).put("content", content(schema)).done();
  }

  private static Value content(String schema) {
    Obj type = new Obj();
    if (!schema.isEmpty()) {
      type.put("$ref", "#/components/schemas/" + schema);
    }
    Value media = new Obj().put("schema", type.done()).done();
    return new Obj().put("application/json", media).done();
  }

  private Value schemas() {
    return new Obj()
        .put("SecurityEvent", form(forms.get(0)))
        .put("ContextSummary", form(forms.get(1)))
        .put("RawPromptRequest", form(forms.get(2)))
        .put("AnalysisResponse", analysis())
        .put("OllamaPingResponse", ping())
        .put("RawOllamaResponse", object(texts("prompt", "raw_response", "model"), 3))
        .put("HTTPValidationError", object(new Obj().put("detail", type("array")), 0))
        .done();
  }

  private static Value form(Form form) {
    Obj members = new Obj();
    form.fields()
        .forEach(
            field -> {
              Obj text = new Obj().put("type", "string").put("maxLength", field.longest());
              Value one = field.required() ? text.put("minLength", 1L).done() : orNull(text.done());
              members.put(field.name(), one);
            });
    List<String> required =
        form.fields().stream().filter(Form.Field::required).map(Form.Field::name).toList();
    return new Obj()
        .put("type", "object")
        .put("properties", members.done())
        .put("required", Value.of(required))
        .done();
  }

  private static Value analysis() {
    Obj members =
        new Obj()
            .put(
                "attack_classification",
                new Obj().put("type", "string").put("enum", Value.of(Judgement.CLASSES)).done())
            .put("false_positive_likelihood", range("number", 1))
            .put("risk_score", range("integer", 100))
            .put("reason", new Obj().put("type", "string").put("minLength", 1L).done())
            .put("fallback_used", type("boolean"))
            .put("model_used", type("string"))
            .put("provider", type("string"))
            .put("raw_parse_success", type("boolean"));
    List.of("parse_strategy", "ollama_error", "request_id")
        .forEach(name -> members.put(name, orNull(type("string"))));
    return object(members, 8);
  }

  private static Value ping() {
    Obj members =
        new Obj()
            .put("reachable", type("boolean"))
            .put("base_url", type("string"))
            .put("configured_model", type("string"))
            .put("model_available", type("boolean"))
            .put(
                "available_models",
                new Obj().put("type", "array").put("items", type("string")).done())
            .put("error", orNull(type("string")))
            .put("latency_ms", orNull(type("number")));
    return object(members, 5);
  }

  private static Obj texts(String... names) {
    Obj members = new Obj();
    List.of(names).forEach(name -> members.put(name, type("string")));
    return members;
  }

  /* The first members are required. */
  private static Value object(Obj members, int required) {
    List<String> names = members.done().members().keySet().stream().limit(required).toList();
    return new Obj()
        .put("type", "object")
        .put("properties", members.done())
        .put("required", Value.of(names))
        .done();
  }

  private static Value range(String type, long most) {
    return new Obj().put("type", type).put("minimum", 0L).put("maximum", most).done();
  }

  private static Value type(String name) {
    return new Obj().put("type", name).done();
  }

  private static Value orNull(Value schema) {
    return new Obj().put("anyOf", new Value.Items(List.of(schema, type("null")))).done();
  }
}
