package io.redoubt.verify;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.Answer.Technique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads answers strictly: one JSON object of schema v1, nothing before or after it but one code
/// fence, no name twice, bounded depth, lengths and numbers. Immutable and thread-safe.
public final class AnswerReader {
  /// The longest answer that is looked at, in characters.
  public static final int MOST = 256 << 10;

  private static final int DEPTH = 16;
  private static final int TEXT = 4096;
  private static final int NUMBER = 32;

  private static final String FENCE = "```";

  /* The only characters beyond ASCII whose small form is a letter of ASCII: k and i. */
  private static final char KELVIN = '\u212A';
  private static final char DOTTED_I = '\u0130';

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
                          .maxTokenCount(4096)
                          .maxDocumentLength(MOST + 1L)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /// With this schema.
  public AnswerReader(AnswerSchema schema) {
    this.schema = schema;
  }

  /// The answer, or why it cannot be used. Never throws, whatever the text is.
  public Read read(String raw, Expected expected) {
    if (raw.length() > MOST) {
      return bad(Read.Reason.OVERSIZED, "the answer is longer than " + MOST + " characters");
    }
    String text = unwrapped(raw);
    if (text.isEmpty()) {
      return bad(Read.Reason.EMPTY, "the answer is empty");
    }
    if (leaks(text, expected.canary())) {
      return bad(Read.Reason.LEAK, "the answer repeats the word that it must not");
    }
    if (thinks(text)) {
      return bad(Read.Reason.THINKING, "the answer holds reasoning beside the JSON object");
    }
    try {
      return json.readTree(text) instanceof ObjectNode object
          ? checked(object, expected)
          : bad(Read.Reason.NOT_JSON, "the answer is not one JSON object");
    } catch (UnexpectedEndOfInputException cut) {
      return bad(Read.Reason.CUT, "the JSON object ends before its closing brace");
    } catch (JacksonException broken) {
      return bad(Read.Reason.NOT_JSON, "the answer is not one JSON object and nothing else");
    }
  }

  private static boolean thinks(String text) {
    if (text.indexOf('<') < 0) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("<think") || lower.contains("</think");
  }

  /// Without a byte order mark, white space, and one fence around all of it.
  private static String unwrapped(String raw) {
    String text = (raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
    if (!text.startsWith(FENCE) || !text.endsWith(FENCE)) {
      return text;
    }
    int line = text.indexOf('\n');
    String label = line < 0 ? "?" : text.substring(FENCE.length(), line).strip();
    boolean one = label.isEmpty() || label.equalsIgnoreCase("json");
    if (!one || text.indexOf(FENCE, line) != text.length() - FENCE.length()) {
      return text;
    }
    return text.substring(line + 1, text.length() - FENCE.length()).strip();
  }

  /// Whether the canary stands in the text, also in pieces or in another case.
  static boolean leaks(String text, String canary) {
    if (canary.isEmpty()) {
      return false;
    }
    String word = letters(canary);
    char first = word.isEmpty() ? 0 : word.charAt(0);
    if (first >= 'a' && first <= 'z') {
      return leaks(text, word, first)
          || leaks(text, word, (char) (first - 'a' + 'A'))
          || (first == 'k' && leaks(text, word, KELVIN))
          || (first == 'i' && leaks(text, word, DOTTED_I));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean may = first == 0 || c == first || Character.toLowerCase(c) == first;
      if (may && begins(text, i, word)) {
        return true;
      }
    }
    return false;
  }

  /* Whether it begins at one of these characters. */
  private static boolean leaks(String text, String word, char first) {
    for (int i = text.indexOf(first); i >= 0; i = text.indexOf(first, i + 1)) {
      if (begins(text, i, word)) {
        return true;
      }
    }
    return false;
  }

  /* Whether the letters of the word follow from here on, whatever stands between them. */
  private static boolean begins(String text, int from, String word) {
    int said = 0;
    for (int i = from; i < text.length() && said < word.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (Character.toLowerCase(c) != word.charAt(said)) {
          return false;
        }
        said++;
      } else if (i == from) {
        return false;
      }
    }
    return said == word.length();
  }

  private static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  /// All keys and strings of the tree, one after the other.
  private static void gather(JsonNode node, StringBuilder out) {
    if (node.isString()) {
      out.append(node.stringValue()).append('\n');
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        out.append(entry.getKey()).append('\n');
      }
    }
    for (JsonNode child : node) {
      gather(child, out);
    }
  }

  private Read checked(ObjectNode node, Expected expected) {
    StringBuilder all = new StringBuilder();
    gather(node, all);
    if (leaks(all.toString(), expected.canary())) {
      return bad(Read.Reason.LEAK, "the answer repeats the word that it must not");
    }
    if (!node.path("head").stringValue("").equals(expected.head())
        || !node.path("nonce").stringValue("").equals(expected.nonce())) {
      return bad(Read.Reason.TRUNCATED, "head or nonce is not that of the request");
    }
    List<String> problems = new ArrayList<>(schema.problems(node));
    if (!problems.isEmpty()) {
      return new Read.Bad(Read.Reason.SCHEMA, problems);
    }
    Answer answer = schema.verdicts() ? answer(node) : told(node);
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
        steps(node),
        texts(node.get("missing")),
        node.get("injection_suspected").asBoolean());
  }

  /* An answer to a question has no hypotheses and no verdict. */
  private static Answer told(JsonNode node) {
    Claim none = new Claim(List.of(), "");
    List<Claim> findings = new ArrayList<>();
    node.get("key_findings").forEach(o -> findings.add(claim(o)));
    return new Answer(
        findings,
        none,
        none,
        Disposition.UNDETERMINED,
        Severity.valueOf(node.get("threat_level").asString().toUpperCase(Locale.ROOT)),
        "other",
        List.of(),
        node.get("confidence").asString(),
        clean(node.get("summary")),
        steps(node),
        List.of(),
        node.get("injection_suspected").asBoolean());
  }

  private static List<Step> steps(JsonNode node) {
    List<Step> steps = new ArrayList<>();
    node.get("recommendations")
        .forEach(
            s ->
                steps.add(
                    new Step(
                        s.get("action").asString(),
                        s.get("target_ref").asString(),
                        clean(s.get("rationale")))));
    return steps;
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
    return Plain.of(text.asString());
  }
}
