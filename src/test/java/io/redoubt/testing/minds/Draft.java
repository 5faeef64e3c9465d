package io.redoubt.testing.minds;

import io.redoubt.llm.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer in the making: valid by schema v1 for the request it answers, until told otherwise.
public final class Draft {
  private static final Pattern HEAD = Pattern.compile("HEAD: ([A-Z0-9]{6})");
  private static final Pattern NONCE = Pattern.compile("NONCE: ([A-Z0-9]{6})");
  private static final Pattern LINE = Pattern.compile("(?m)^(E\\d{1,3}) \\((\\w+)\\): (.*)$");
  private static final Pattern MARK = Pattern.compile("from outside: (~[0-9a-f]{4})");

  private final String prompt;
  private @Nullable String readable;
  private @Nullable List<String[]> lines;
  private final ObjectNode json = JsonMapper.shared().createObjectNode();

  /// The answer that says least.
  public Draft(ChatRequest request) {
    this(text(request), request.schema());
  }

  /// The answer that says least to this prompt under this schema.
  public Draft(String prompt, String schema) {
    this.prompt = prompt;
    json.put("head", first(HEAD));
    observations(List.of());
    hypothesis("benign_hypothesis", "");
    hypothesis("malicious_hypothesis", "");
    json.put("verdict", "undetermined").put("severity", "medium").put("category", "other");
    if (schema.contains("\"techniques\"")) {
      json.putArray("techniques");
    }
    json.put("confidence", "low").put("summary", "Line E1 tells what the rule says.");
    json.putArray("recommendations");
    json.putArray("missing");
    json.put("injection_suspected", false).put("nonce", first(NONCE));
  }

  /// The whole text of a request.
  public static String text(ChatRequest request) {
    StringBuilder text = new StringBuilder();
    request.prompt().messages().forEach(m -> text.append(m.text()).append('\n'));
    return text.toString();
  }

  private String first(Pattern pattern) {
    Matcher found = pattern.matcher(prompt);
    return found.find() ? found.group(1) : "";
  }

  /// The prompt with the marks of text from outside turned back into spaces.
  public String readable() {
    if (readable == null) {
      String mark = first(MARK);
      readable = mark.isEmpty() ? prompt : prompt.replace(mark, " ");
    }
    return readable;
  }

  /// The evidence lines as `id`, `kind`, `text`.
  public List<String[]> lines() {
    if (lines == null) {
      List<String[]> all = new ArrayList<>();
      Matcher found = LINE.matcher(readable());
      while (found.find()) {
        all.add(new String[] {found.group(1), found.group(2), found.group(3)});
      }
      lines = List.copyOf(all);
    }
    return lines;
  }

  /// Sets a text property.
  public Draft put(String name, String value) {
    json.put(name, value);
    return this;
  }

  /// Sets the observations: each an id and a sentence.
  public Draft observations(List<String[]> sentences) {
    ArrayNode list = json.putArray("observations");
    for (String[] sentence : sentences) {
      ObjectNode one = list.addObject();
      one.putArray("refs").add(sentence[0]);
      one.put("text", cut(sentence[1], 200));
    }
    if (sentences.isEmpty()) {
      ObjectNode one = list.addObject();
      one.putArray("refs").add(lines().isEmpty() ? "E1" : lines().getFirst()[0]);
      one.put("text", "The rule fired as the line says.");
    }
    return this;
  }

  private void hypothesis(String name, String text) {
    ObjectNode one = json.putObject(name);
    one.put("text", text);
    one.putArray("refs");
  }

  /// Adds a step.
  public Draft step(String action, String ref, String rationale) {
    ((ArrayNode) json.get("recommendations"))
        .addObject()
        .put("action", action)
        .put("target_ref", ref)
        .put("rationale", cut(rationale, 160));
    return this;
  }

  /// Sets whether instructions were seen.
  public Draft suspected(boolean suspected) {
    json.put("injection_suspected", suspected);
    return this;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
