package io.redoubt.verify;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Schema v1 of `prompts/triage/v1/schema.json`: as a model gets it, with the ids of the request,
/// and as answers are held against. Immutable and thread-safe.
///
/// Answers are validated against one compiled schema in which ids are a pattern; that the ids are
/// those of the request is checked beside it, so that nothing is compiled per request. An answer
/// that [SwiftSchema] finds to fit fits; every other one is judged by the general validator.
public final class AnswerSchema {
  private static final String VERDICTS = "/prompts/triage/v1/schema.json";
  private static final String QUESTIONS = "/prompts/ask/v1/schema.json";
  private static final String BENIGN = "\"benign_hypothesis\"";
  private static final String MALICIOUS = "\"malicious_hypothesis\"";
  private static final int PROBLEMS = 6;
  private static final int SHORT = 12;
  private static final int REMEMBERED = 256;

  private final Map<Request, String> requests = new ConcurrentHashMap<>();
  private final String with;
  private final String without;
  private final Schema compiled;
  private final @Nullable SwiftSchema swift;
  private final String version;
  private final boolean verdicts;

  /* What the schema of a request depends on. */
  private record Request(List<String> ids, List<String> techniques) {}

  /// Reads and compiles the schema of verdicts that ships with the program.
  public AnswerSchema() {
    this(VERDICTS);
  }

  private AnswerSchema(String file) {
    this.verdicts = file.equals(VERDICTS);
    String text = shipped(file);
    JsonMapper json = JsonMapper.shared();
    ObjectNode template = (ObjectNode) json.readTree(text);
    this.with = template.toString();
    this.without = withoutTechniques(template.deepCopy());
    ObjectNode general = template.deepCopy();
    replace(general, "@ids", pattern("^E[0-9]{1,3}$"));
    replace(general, "@techniques", pattern("^T[0-9]{4}([.][0-9]{3})?$"));
    ((ArrayNode) general.get("required")).values().removeIf(n -> n.asString().equals("techniques"));
    this.compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(general.toString(), com.networknt.schema.InputFormat.JSON);
    this.swift = SwiftSchema.of(general);
    this.version = (verdicts ? "v1 " : "ask/v1 ") + hash(text);
  }

  /// The schema of answers to questions, `prompts/ask/v1/schema.json`.
  public static AnswerSchema ofQuestions() {
    return new AnswerSchema(QUESTIONS);
  }

  /// Whether answers of it are verdicts; else they answer questions.
  boolean verdicts() {
    return verdicts;
  }

  /// Folder and beginning of the SHA-256.
  public String version() {
    return version;
  }

  /// The schema as a model gets it.
  ///
  /// @param ids of the evidence lines; not empty
  /// @param techniques candidates; without any the property is left out
  public String forRequest(List<String> ids, List<String> techniques) {
    return forRequest(ids, techniques, false);
  }

  /// The same, perhaps with the malicious hypothesis before the benign one: models write the keys
  /// in this order. Both have one form, so that their names change places.
  public String forRequest(List<String> ids, List<String> techniques, boolean swapped) {
    String schema = remembered(ids, techniques);
    return swapped
        ? schema
            .replace(BENIGN, "\"@first\"")
            .replace(MALICIOUS, BENIGN)
            .replace("\"@first\"", MALICIOUS)
        : schema;
  }

  /* The ids of most alerts are the first so many, and their candidates those of few rules. */
  private String remembered(List<String> ids, List<String> techniques) {
    Request request = new Request(ids, techniques);
    String known = requests.get(request);
    if (known != null) {
      return known;
    }
    String made = inOrder(ids, techniques);
    if (requests.size() < REMEMBERED) {
      requests.put(new Request(List.copyOf(ids), List.copyOf(techniques)), made);
    }
    return made;
  }

  private String inOrder(List<String> ids, List<String> techniques) {
    String text =
        techniques.isEmpty() ? without : with.replace("[\"@techniques\"]", array(techniques));
    return text.replace("[\"@ids\"]", array(ids));
  }

  private static String array(List<String> values) {
    if (values.stream().allMatch(AnswerSchema::bare)) {
      return values.isEmpty() ? "[]" : "[\"" + String.join("\",\"", values) + "\"]";
    }
    ArrayNode list = JsonMapper.shared().createArrayNode();
    values.forEach(list::add);
    return list.toString();
  }

  /* Letters, digits and dots need no escape. */
  private static boolean bare(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '.')) {
        return false;
      }
    }
    return true;
  }

  /// What of the answer breaks the schema: places and rules in our own words, at most six.
  List<String> problems(JsonNode answer) {
    return swift != null && swift.fits(answer) ? List.of() : reference(answer);
  }

  /// Whether the swift check alone finds that the answer fits.
  boolean swiftly(JsonNode answer) {
    return swift != null && swift.fits(answer);
  }

  /// The same by the general validator, which knows every keyword and every reason.
  List<String> reference(JsonNode answer) {
    return compiled.validate(answer).stream().limit(PROBLEMS).map(Problems::of).toList();
  }

  private static String withoutTechniques(ObjectNode schema) {
    ((ObjectNode) schema.get("properties")).remove("techniques");
    ((ArrayNode) schema.get("required")).values().removeIf(n -> n.asString().equals("techniques"));
    return schema.toString();
  }

  private static ObjectNode pattern(String pattern) {
    return JsonMapper.shared().createObjectNode().put("type", "string").put("pattern", pattern);
  }

  /* Puts the given keywords where `{"enum": [mark]}` stands. */
  private static void replace(JsonNode node, String mark, ObjectNode keywords) {
    if (node instanceof ObjectNode object) {
      JsonNode choices = object.get("enum");
      if (choices != null && choices.size() == 1 && mark.equals(choices.get(0).asString())) {
        object.removeAll();
        object.setAll(keywords.deepCopy());
      }
    }
    node.forEach(child -> replace(child, mark, keywords));
  }

  private static String shipped(String file) {
    try (InputStream in = AnswerSchema.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHORT);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
