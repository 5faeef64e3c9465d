package io.redoubt.ask.words;

import io.redoubt.ask.plan.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How an answer is wanted: counted, by time, by a field, as events, as alerts.
///
/// @param counted how many
/// @param timed when, over time
/// @param ends when first, when last
/// @param alerts what is bad about it
/// @param overview all of it
/// @param columns by these fields first
record Shape(
    boolean counted,
    boolean timed,
    boolean ends,
    boolean alerts,
    boolean overview,
    List<Column> columns) {

  private static final Pattern COUNTED =
      words("how many|how often|how much|count of|number of|count");
  private static final Pattern TIMED =
      words(
          "when|over time|timeline|time ?line|histogram|trend|per"
              + " (?:hour|day|minute)|hourly|daily|busiest|peak\\w*|spikes?|by hour|by day");
  private static final Pattern ENDS =
      words(
          "first (?:seen|time|event|appear\\w*)|last (?:seen|time|event|appear\\w*)|since"
              + " when|earliest|latest|how long");
  private static final Pattern ALERTS =
      words(
          "alerts?|incidents?|attack\\w*|suspicious\\w*|malicious\\w*|compromis\\w+|threats?|hack\\w*|breach\\w*|intruders?|detect\\w*|bad|dangerous|severe|critical|worst|hostile|wrong|risks?|anomal\\w+|abus\\w+|infected|indicators?|evidence");
  private static final Pattern OVERVIEW =
      words(
          "what happened|what did|what has|what was|what is|whats? going"
              + " on|what's|summar\\w+|overview|everything|all"
              + " activity|activity|activities|status|situation|doing|behaviou?r|story|report|investigate|tell"
              + " me about");

  private static final Map<Column, Pattern> BY = byColumn();

  private static Map<Column, Pattern> byColumn() {
    Map<Column, Pattern> by = new LinkedHashMap<>();
    by.put(Column.AGENT, words("user agents?"));
    by.put(
        Column.TARGET_USER,
        words(
            "(?:which|what) (?:accounts?|users?) (?:were|was|got)"
                + " (?:created|changed|added|modified)"));
    by.put(Column.STATUS, words("status codes?|response codes?"));
    by.put(Column.CODE, words("event (?:ids?|codes?)"));
    by.put(Column.PORT, words("ports?"));
    by.put(
        Column.DESTINATION,
        words(
            "destinations?|where to|targets?|destination (?:ips?|addresses)|to which"
                + " (?:ips?|addresses|hosts?)"));
    by.put(
        Column.SOURCE,
        words(
            "source (?:ips?|addresses)|sources?|(?:which|what|top|most|by)(?: \\w+)?"
                + " (?:ips?|addresses)|ips?|ip addresses|addresses|attackers?|from where|where"
                + " from|origins?|clients?"));
    by.put(Column.USER, words("who|whom|users?|accounts?|user ?names?|people|employees?"));
    by.put(
        Column.HOST,
        words(
            "hosts?|host ?names?|machines?|servers?|computers?|workstations?|devices?|endpoints?"));
    by.put(Column.COMMAND, words("commands?|command lines?"));
    by.put(Column.PROCESS, words("process(?:es)?|programs?|binar(?:y|ies)|executables?|tools?"));
    by.put(Column.URL, words("urls?|paths?|pages?|uris?"));
    by.put(Column.LOOKUP, words("domains?|names? (?:were )?(?:looked up|resolved)"));
    by.put(Column.SERVICE, words("services?"));
    by.put(Column.FILE, words("files?"));
    by.put(Column.SIGNATURE, words("signatures?|rules?"));
    by.put(Column.ACTION, words("actions?|activities|kinds? of events?|types? of events?"));
    by.put(Column.CATEGORY, words("categor(?:y|ies)"));
    by.put(Column.OUTCOME, words("outcomes?|success or fail\\w*"));
    by.put(Column.FORMAT, words("formats?|log (?:sources?|types?)|kinds? of logs?"));
    return by;
  }

  private static Pattern words(String words) {
    return Pattern.compile("(?<![\\w.-])(?:" + words + ")(?![\\w-])");
  }

  /// Copies the list.
  Shape {
    columns = List.copyOf(columns);
  }

  /// What the question says of it.
  ///
  /// @param question all of it, in lower case
  static Shape of(Reading question) {
    List<Column> columns = new ArrayList<>();
    BY.forEach(
        (column, pattern) -> {
          if (question.has(pattern)) {
            columns.add(column);
          }
        });
    return new Shape(
        question.has(COUNTED),
        question.has(TIMED),
        question.has(ENDS),
        question.has(ALERTS),
        question.has(OVERVIEW),
        columns);
  }

  /// Takes the words that say no more than the shape.
  static void take(Reading reading) {
    for (Pattern pattern : List.of(COUNTED, TIMED, ENDS, ALERTS, OVERVIEW)) {
      reading.takeUpTo(3, pattern);
    }
    BY.values().forEach(pattern -> reading.takeUpTo(3, pattern));
  }

  /// The same with these views of the menu.
  Shape with(List<String> views) {
    return new Shape(
        counted,
        timed || views.contains(PlanWords.OVER_TIME),
        ends,
        alerts || views.contains(PlanWords.ALERTS),
        overview,
        columns);
  }

  /// Whether it says anything.
  boolean says() {
    return counted || timed || ends || alerts || overview || !columns.isEmpty();
  }
}
