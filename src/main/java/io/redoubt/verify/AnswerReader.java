package io.redoubt.verify;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.guard.ModelView;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.Answer.Technique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads answers strictly: one JSON object of schema v1, nothing before or after it but one code
/// fence, no name twice, bounded depth, lengths and numbers. Immutable and thread-safe.
public final class AnswerReader {
  /// The longest answer that is looked at, in characters.
  public static final int MOST = 256 << 10;

  private static final int DEPTH = 16;
  private static final int TEXT = 4096;
  private static final int NUMBER = 32;

  /// A code fence around everything.
  private static final Pattern FENCE =
      Pattern.compile("^```(?:json)?[ \\t]*\\r?\\n(.*)\\n```$", Pattern.DOTALL);

  private final AnswerSchema schema;
  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxStringLength(TEXT)
                          .maxNumberLength(NUMBER)
                          .maxNameLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// With this schema.
  public AnswerReader(AnswerSchema schema) {
    this.schema = schema;
  }

  /// The answer, or why it cannot be used.
  public Read read(String raw, Expected expected) {
    if (raw.length() > MOST) {
      return bad(Read.Reason.OVERSIZED, "the answer is longer than " + MOST + " characters");
    }
    if (!expected.canary().isEmpty() && raw.contains(expected.canary())) {
      return bad(Read.Reason.LEAK, "the answer repeats the word that it must not");
    }
    String text = raw.strip();
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Matcher fence = FENCE.matcher(text);
    JsonNode node;
    try {
      node = json.readTree(fence.matches() ? fence.group(1) : text);
    } catch (JacksonException broken) {
      return bad(Read.Reason.NOT_JSON, "the answer is not one JSON object");
    }
    if (node == null || !node.isObject()) {
      return bad(Read.Reason.NOT_JSON, "the answer is not one JSON object");
    }
    return checked(node, expected);
  }

  private Read checked(JsonNode node, Expected expected) {
    List<String> problems = new ArrayList<>(schema.problems(node));
    if (!problems.isEmpty()) {
      return new Read.Bad(Read.Reason.SCHEMA, problems);
    }
    if (!node.get("head").asString().equals(expected.head())
        || !node.get("nonce").asString().equals(expected.nonce())) {
      return bad(Read.Reason.TRUNCATED, "head or nonce is not that of the request");
    }
    Answer answer = answer(node);
    unknown(answer, expected, problems);
    return problems.isEmpty() ? new Read.Ok(answer) : new Read.Bad(Read.Reason.SCHEMA, problems);
  }

  private static Read bad(Read.Reason reason, String problem) {
    return new Read.Bad(reason, List.of(problem));
  }

  private static void unknown(Answer answer, Expected expected, List<String> problems) {
    Set<String> refs = new HashSet<>();
    answer.observations().forEach(o -> refs.addAll(o.refs()));
    answer.techniques().forEach(t -> refs.addAll(t.refs()));
    answer.recommendations().forEach(s -> refs.add(s.targetRef()));
    refs.addAll(answer.benign().refs());
    refs.addAll(answer.malicious().refs());
    if (!expected.ids().containsAll(refs)) {
      problems.add("a reference names no line of the evidence");
    }
    for (Technique technique : answer.techniques()) {
      if (!expected.techniques().contains(technique.id())) {
        problems.add("a technique is none of the candidates");
      }
    }
  }

  private static Answer answer(JsonNode node) {
    List<Technique> techniques = new ArrayList<>();
    if (node.get("techniques") != null) {
      node.get("techniques")
          .forEach(
              t -> techniques.add(new Technique(t.get("id").asString(), texts(t.get("refs")))));
    }
    List<Step> steps = new ArrayList<>();
    node.get("recommendations")
        .forEach(
            s ->
                steps.add(
                    new Step(
                        s.get("action").asString(),
                        s.get("target_ref").asString(),
                        clean(s.get("rationale")))));
    List<Claim> observations = new ArrayList<>();
    node.get("observations").forEach(o -> observations.add(claim(o)));
    return new Answer(
        observations,
        claim(node.get("benign_hypothesis")),
        claim(node.get("malicious_hypothesis")),
        Disposition.valueOf(node.get("verdict").asString().toUpperCase(Locale.ROOT)),
        Severity.valueOf(node.get("severity").asString().toUpperCase(Locale.ROOT)),
        node.get("category").asString(),
        techniques,
        node.get("confidence").asString(),
        clean(node.get("summary")),
        steps,
        texts(node.get("missing")),
        node.get("injection_suspected").asBoolean());
  }

  private static Claim claim(JsonNode node) {
    return new Claim(texts(node.get("refs")), clean(node.get("text")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(n -> texts.add(n.asString()));
    return texts;
  }

  private static String clean(JsonNode text) {
    return ModelView.visible(text.asString()).strip();
  }
}
