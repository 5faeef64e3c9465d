package io.redoubt.report.terminal;

import io.redoubt.event.analysis.RuleCosts;
import io.redoubt.event.analysis.RuleCosts.Cost;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What rules cost as an aligned table: the dearest, and those that fired most.
public final class CostTable {
  private static final int DEAREST = 20;
  private static final int BUSIEST = 10;
  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  private CostTable() {}

  /// The lines of the table.
  ///
  /// @param columns of the terminal
  public static List<String> lines(RuleCosts costs, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Rules: %s events asked about; the search they share took %.1f ms, working out"
                + " candidates %.1f ms",
            Words.count(costs.events()),
            costs.searchNanos() / MILLIS,
            costs.ruleNanos() / MILLIS));
    List<Cost> evaluated =
        costs.rules().stream().filter(c -> c.evaluated() > 0).limit(DEAREST).toList();
    if (!evaluated.isEmpty()) {
      lines.add(head("dearest"));
      evaluated.forEach(cost -> lines.add(row(cost, costs.ruleNanos(), columns)));
    }
    List<Cost> busiest =
        costs.rules().stream()
            .filter(c -> c.hits() > 0)
            .sorted((a, b) -> Long.compare(b.hits(), a.hits()))
            .limit(BUSIEST)
            .toList();
    if (!busiest.isEmpty()) {
      lines.add(head("most hits"));
      busiest.forEach(cost -> lines.add(row(cost, costs.ruleNanos(), columns)));
    }
    long never = costs.rules().stream().filter(c -> c.evaluated() == 0 && c.hits() == 0).count();
    lines.add(Words.count(never) + " rules had events of their log source but no candidate");
    return lines;
  }

  private static String head(String what) {
    return String.format(
        Locale.ROOT,
        "%9s %5s %9s %11s %11s %9s  %s",
        "ms",
        "share",
        "us/event",
        "asked",
        "candidates",
        "hits",
        "rule (" + what + ")");
  }

  private static String row(Cost cost, long all, int columns) {
    boolean timed = cost.rule().kind() == RuleInfo.Kind.DETECTION;
    String numbers =
        String.format(
            Locale.ROOT,
            "%9s %5s %9s %11s %11s %9s  ",
            timed ? String.format(Locale.ROOT, "%.2f", cost.nanos() / MILLIS) : "-",
            timed ? Math.round(100.0 * cost.nanos() / Math.max(1, all)) + "%" : "-",
            timed
                ? String.format(
                    Locale.ROOT, "%.2f", cost.nanos() / MICROS / Math.max(1, cost.evaluated()))
                : "-",
            timed ? Words.count(cost.asked()) : "-",
            timed ? Words.count(cost.evaluated()) : "-",
            Words.count(cost.hits()));
    int left = Math.max(20, columns - numbers.length());
    return numbers + Columns.cut(Inert.terminal(cost.rule().title()), left);
  }
}
