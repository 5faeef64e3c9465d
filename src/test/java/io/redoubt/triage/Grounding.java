package io.redoubt.triage;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Statement;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks the promise of the analyst: what a sentence names stands in the lines it cites.
final class Grounding {
  /// A time, an address, a quoted text, a number, in this order of preference.
  private static final Pattern CLAIM =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC"
              + "|\\d{1,3}(\\.\\d{1,3}){3}"
              + "|\"[^\"]+\""
              + "|(?<![\\w.])\\d+(,\\d{3})*(?!\\w)");

  /// A sentence of a summary with its references: `… failed [E1, E2].`
  private static final Pattern CITED = Pattern.compile("(.*?) \\[(E\\d+(?:, E\\d+)*)]\\.(?: |$)");

  private Grounding() {}

  /// The claims of a verdict that its evidence does not bear out, as readable complaints.
  static List<String> unsupported(Alert alert) {
    Map<String, String> lines = new HashMap<>();
    alert.evidence().lines().forEach(e -> lines.put(e.id(), e.text()));
    List<String> complaints = new ArrayList<>();
    for (Statement statement : statements(alert)) {
      check(statement, lines, alert, complaints);
    }
    alert.verdict().recommendations().stream()
        .filter(r -> !lines.containsKey(r.targetRef()))
        .forEach(r -> complaints.add("no such target: " + r));
    return complaints;
  }

  static List<Statement> statements(Alert alert) {
    List<Statement> all = new ArrayList<>(alert.verdict().observations());
    Matcher m = CITED.matcher(alert.verdict().summary());
    int end = 0;
    while (m.find() && m.start() == end) {
      all.add(new Statement(List.of(m.group(2).split(", ")), m.group(1)));
      end = m.end();
    }
    if (end != alert.verdict().summary().length()) {
      all.add(new Statement(List.of("E0"), alert.verdict().summary().substring(end)));
    }
    return all;
  }

  private static void check(
      Statement s, Map<String, String> lines, Alert alert, List<String> complaints) {
    StringBuilder cited = new StringBuilder();
    for (String ref : s.refs()) {
      if (!lines.containsKey(ref)) {
        complaints.add("no such line " + ref + ": " + s.text());
      }
      cited.append(lines.get(ref)).append('\n');
    }
    TreeSet<String> claims = new TreeSet<>();
    CLAIM.matcher(s.text()).results().forEach(r -> claims.add(r.group()));
    alert.entities().values().values().stream()
        .flatMap(List::stream)
        .map(Say::name)
        .filter(name -> word(s.text(), name))
        .forEach(claims::add);
    for (String claim : claims) {
      String bare = claim.replaceAll("^\"|\"$", "").replaceAll("…$", "");
      if (!cited.toString().contains(bare)) {
        complaints.add("'" + claim + "' is not in " + s.refs() + ": " + s.text());
      }
    }
  }

  private static boolean word(String text, String name) {
    return name.length() > 2
        && Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w])").matcher(text).find();
  }

  static String text(Alert alert) {
    StringBuilder all = new StringBuilder(alert.title()).append('\n');
    for (Evidence e : alert.evidence().lines()) {
      all.append("  ").append(e.id()).append(' ').append(e.kind()).append(' ').append(e.text());
      all.append('\n');
    }
    return all.append(alert.verdict()).append('\n').toString();
  }
}
