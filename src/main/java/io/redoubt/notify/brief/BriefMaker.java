package io.redoubt.notify.brief;

import io.redoubt.event.finding.Disposition;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes briefs. At tier 1 nothing of a record and no sentence is let out, so that nothing needs to
/// be recognised in one: the title is that of the main rule. Thread-safe.
///
/// @param redactor of the installation; asked when the first brief is made
/// @param link address of an alert for people, with `{id}`; may be empty
public record BriefMaker(Supplier<Redactor> redactor, String link) {
  private static final JsonMapper JSON = JsonMapper.shared();
  /* The usual id of a rule, which the pattern redactor would take for a key. */
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int TITLE = 200;
  private static final int SENTENCE = 500;
  private static final int SUMMARY = 2000;
  private static final int EXCERPT = 300;
  private static final int MANY = 20;
  private static final int FEW = 8;

  /// With a redactor that is there already.
  public BriefMaker(Redactor redactor, String link) {
    this(() -> redactor, link);
  }

  /// What may leave of a filed alert.
  public Brief of(Filed filed, Tier tier) {
    CaseFile file = filed.file();
    JsonNode alert = document(file);
    Cleaner cleaner = new Cleaner(redactor.get().open(file.id(), tier));
    file.marks().forEach((field, values) -> values.forEach(value -> cleaner.learn(field, value)));
    JsonNode verdict = alert.path("verdict");
    return new Brief(
        file.id(),
        file.incident(),
        new Brief.Standing(
            title(alert, file, tier, cleaner),
            file.severity(),
            word(filed.status()),
            verdict(alert),
            word(verdict.path("category").asString(""))),
        rules(alert, cleaner),
        entities(alert, cleaner),
        new Brief.Span(file.events(), file.firstSeen(), file.lastSeen()),
        words(alert, tier, cleaner),
        link.replace("{id}", file.id()),
        tier.level());
  }

  /// What an alert is held to be; undetermined where that cannot be read.
  public static Disposition verdict(CaseFile file) {
    return verdict(document(file));
  }

  private static Disposition verdict(JsonNode alert) {
    String id = alert.path("verdict").path("verdict").asString("");
    for (Disposition disposition : Disposition.values()) {
      if (disposition.id().equals(id)) {
        return disposition;
      }
    }
    return Disposition.UNDETERMINED;
  }

  private static JsonNode document(CaseFile file) {
    try {
      return JSON.readTree(file.json());
    } catch (JacksonException damaged) {
      return JSON.createObjectNode();
    }
  }

  /* A title names people and machines: without its sentences redaction may miss one. */
  private static String title(JsonNode alert, CaseFile file, Tier tier, Cleaner cleaner) {
    String rule = alert.path("rules").path(0).path("title").asString("Alert");
    boolean plain = tier != Tier.METADATA && !file.title().contains("…");
    return plain || tier == Tier.RAW
        ? cleaner.sentence(file.title(), TITLE)
        : cleaner.value("rule.name", rule, TITLE);
  }

  private static Brief.Rules rules(JsonNode alert, Cleaner cleaner) {
    List<String> titles = new ArrayList<>();
    for (JsonNode rule : alert.path("rules")) {
      titles.add(cleaner.value("rule.name", rule.path("title").asString(""), TITLE));
    }
    return new Brief.Rules(
        texts(alert.path("rule_ids")).stream()
            .limit(MANY)
            .map(id -> UUID.matcher(id).matches() ? id : cleaner.value("rule.id", id, TITLE))
            .toList(),
        titles.stream().limit(MANY).toList(),
        words(alert.path("techniques")),
        words(alert.path("tactics")));
  }

  private static TreeMap<String, List<String>> entities(JsonNode alert, Cleaner cleaner) {
    TreeMap<String, List<String>> entities = new TreeMap<>();
    alert
        .path("entities")
        .propertyStream()
        .forEach(
            entity -> {
              List<String> values =
                  texts(entity.getValue()).stream()
                      .limit(MANY)
                      .map(value -> cleaner.value(entity.getKey(), value, TITLE))
                      .toList();
              if (!values.isEmpty()) {
                entities.put(entity.getKey(), values);
              }
            });
    return entities;
  }

  private static Brief.Words words(JsonNode alert, Tier tier, Cleaner cleaner) {
    JsonNode verdict = alert.path("verdict");
    List<String> steps = new ArrayList<>();
    List<String> said = new ArrayList<>();
    List<String> excerpts = new ArrayList<>();
    boolean free = tier != Tier.METADATA;
    for (JsonNode step : verdict.path("recommendations")) {
      String action = word(step.path("action").asString("")).replace('_', ' ');
      String why = free ? ": " + plain(step.path("rationale").asString(""), cleaner) : "";
      steps.add(action + why);
    }
    if (!free) {
      return new Brief.Words("", List.of(), steps.stream().limit(FEW).toList(), List.of());
    }
    for (JsonNode one : verdict.path("observations")) {
      said.add(plain(one.path("text").asString(""), cleaner));
    }
    for (JsonNode line : alert.path("evidence")) {
      if (line.path("kind").asString("").equals("raw")) {
        excerpts.add(cleaner.excerpt(line.path("text").asString(""), EXCERPT));
      }
    }
    String summary =
        cleaner.sentence(References.without(verdict.path("summary").asString("")), SUMMARY);
    return new Brief.Words(
        summary,
        said.stream().limit(FEW).toList(),
        steps.stream().limit(FEW).toList(),
        excerpts.stream().limit(FEW).toList());
  }

  private static String plain(String sentence, Cleaner cleaner) {
    return cleaner.sentence(References.without(sentence), SENTENCE);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  private static List<String> words(JsonNode list) {
    return texts(list).stream().limit(MANY).map(BriefMaker::word).toList();
  }

  /* A word of a closed list, as far as its form tells; empty where it is none. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_.-]{1,60}") ? text : "";
  }
}
