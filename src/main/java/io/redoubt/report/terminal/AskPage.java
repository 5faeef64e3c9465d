package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.inert.Inert;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The answer to a question on a terminal. Text of logs is made inert here. Stateless.
public final class AskPage {
  private static final int LINE = 240;
  private static final int MOST = 6;
  private static final Set<String> NAMING =
      Set.of("source.ip", "destination.ip", "user.name", "user.target.name", "host.name");

  private final Style style;

  /// In this style.
  public AskPage(Style style) {
    this.style = style;
  }

  /// What is printed.
  ///
  /// @param verdict the answer
  /// @param steps what to do next, one sentence each
  /// @param lines its numbered evidence
  /// @param modelNote what became of the model's part; empty when none was wanted
  public String of(Verdict verdict, List<String> steps, List<Evidence> lines, String modelNote) {
    StringBuilder out = new StringBuilder();
    wrapped(out, verdict.summary(), 0);
    Severity severity = verdict.byCode().severity();
    out.append('\n');
    out.append("Threat     ")
        .append(style.paint(severity, Style.icon(severity) + " " + Style.word(severity)))
        .append(String.format(Locale.ROOT, "   confidence %.1f", verdict.byCode().score()))
        .append('\n');
    if (verdict instanceof Verdict.Reviewed) {
      out.append("Findings\n");
      verdict
          .observations()
          .forEach(s -> item(out, s.text() + " [" + String.join(", ", s.refs()) + "]"));
    }
    if (!lines.isEmpty()) {
      out.append("Evidence\n");
      lines.forEach(line -> evidence(out, line));
    }
    if (!steps.isEmpty()) {
      out.append("Next\n");
      steps.forEach(step -> item(out, step));
    }
    model(out, verdict.review(), modelNote);
    return out.toString();
  }

  private void evidence(StringBuilder out, Evidence line) {
    String shown = Inert.terminal(shown(line));
    String label = String.format(Locale.ROOT, "  %-4s", line.id());
    String between = label;
    for (String part : Page.wrap(shown, style.columns() - label.length())) {
      out.append(between).append(part).append('\n');
      between = " ".repeat(label.length());
    }
  }

  /* A document is hard to read: what it names comes first. */
  private static String shown(Evidence line) {
    if (line.kind() != Evidence.Kind.RAW) {
      return line.text();
    }
    boolean document = line.text().startsWith("{") || line.text().startsWith("<");
    if (!document) {
      return cut(line.text(), LINE);
    }
    String names =
        line.tokens().stream()
            .filter(token -> NAMING.contains(token.field()))
            .map(token -> token.field() + " " + token.value())
            .distinct()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    return line.time() + "  " + names + "  " + cut(line.text(), LINE / 2);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }

  private void item(StringBuilder out, String text) {
    String before = "  - ";
    for (String part : Page.wrap(Inert.terminal(text), style.columns() - 4)) {
      out.append(before).append(part).append('\n');
      before = "    ";
    }
  }

  private void wrapped(StringBuilder out, String text, int indent) {
    for (String part : Page.wrap(Inert.terminal(text), style.columns() - indent)) {
      out.append(" ".repeat(indent)).append(part).append('\n');
    }
  }

  private void model(
      StringBuilder out, @org.jspecify.annotations.Nullable Review review, String note) {
    if (!note.isEmpty()) {
      out.append("Model\n");
      item(out, note);
    }
    if (review != null && review.grounding() != null) {
      review.grounding().struck().forEach(text -> item(out, "struck: " + text));
    }
  }
}
