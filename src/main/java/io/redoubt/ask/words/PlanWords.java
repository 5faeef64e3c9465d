package io.redoubt.ask.words;

import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.triage.review.PlanMenu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The menu from which a model may choose where rules do not understand a question, and what its
/// words mean. Stateless.
public final class PlanWords {
  /// View: when, over time.
  static final String OVER_TIME = "over_time";

  /// View: what is bad about it.
  static final String ALERTS = "alerts";

  private static final String NONE = "none";

  /* Each a time in words that the rules read. */
  private static final List<String> TIMES =
      List.of(
          NONE,
          "last_hour",
          "last_24_hours",
          "today",
          "yesterday",
          "last_night",
          "this_week",
          "last_week",
          "last_7_days",
          "last_30_days");

  private static final PlanMenu MENU =
      new PlanMenu(
          Arrays.stream(Topic.values()).map(Topic::id).toList(), TIMES, List.of(OVER_TIME, ALERTS));

  private static final Pattern WORD = Pattern.compile("[^\\s,;!?()\"']+");
  private static final Pattern PLAIN = Pattern.compile("\\p{Ll}+[.:]?|\\p{Lu}|\\p{Nd}+[.:]?");
  private static final Pattern FIRST = Pattern.compile("\\p{Lu}\\p{Ll}+");

  private PlanWords() {}

  /// The menu.
  public static PlanMenu menu() {
    return MENU;
  }

  /// Whether rules alone do not understand the question well enough: nothing at all, or not every
  /// word of it. What is asked about an alert is always understood.
  public static boolean unclear(Plan plan) {
    boolean around = plan.steps().stream().anyMatch(step -> step instanceof Step.Around);
    return !around && (plan.empty() || !plan.unread().isEmpty());
  }

  /// The topic of a word; empty when it is none.
  static Optional<Topic> topic(String word) {
    return Arrays.stream(Topic.values()).filter(topic -> topic.id().equals(word)).findFirst();
  }

  /// The words of a time that rules read; empty for none.
  static String time(String word) {
    return word.equals(NONE) || !TIMES.contains(word) ? "" : word.replace('_', ' ');
  }

  /// What of a question may be a name, by the field that would hold it: what the plan is about,
  /// what is known as a name, and every word that is not written in small letters alone.
  ///
  /// @param vocabulary the names that are kept
  public static Map<String, List<String>> names(String question, Plan plan, Vocabulary vocabulary) {
    Map<String, List<String>> names = new TreeMap<>();
    for (Entity entity : plan.about()) {
      List<String> fields = entity.kind().fields();
      add(names, fields.isEmpty() ? "user.name" : fields.getFirst(), entity.value());
    }
    Matcher word = WORD.matcher(question);
    for (boolean first = true; word.find(); first = false) {
      String text = word.group();
      boolean plain = PLAIN.matcher(text).matches() || (first && FIRST.matcher(text).matches());
      if (!plain || vocabulary.kind(text.toLowerCase(Locale.ROOT)).isPresent()) {
        add(names, "user.name", Reading.stripped(text));
      }
    }
    return names;
  }

  private static void add(Map<String, List<String>> names, String field, String value) {
    names.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
  }
}
