package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import java.util.List;
import java.util.Map;

/// Alerts and incidents of the service on a terminal: a row each, or one in full. Text of logs is
/// made inert here. Stateless.
public final class CasePage {
  private static final int LABEL = 18;
  private static final int ID = 22;
  private static final int WORD = 11;
  private static final int STATUS = 13;
  private static final int TIME = 21;

  private final Style style;

  /// In this style.
  public CasePage(Style style) {
    this.style = style;
  }

  /// What a row says.
  ///
  /// @param last when it was last seen, as text
  public record Row(
      String id, Severity severity, String status, String assignee, String last, String title) {}

  /// One line.
  public String row(Row row) {
    String word = Style.icon(row.severity()) + " " + Style.word(row.severity());
    String status = Inert.terminal(row.status());
    String who = row.assignee().isEmpty() ? "" : " (" + Inert.terminal(row.assignee()) + ")";
    int room = Math.max(20, style.columns() - ID - WORD - STATUS - TIME);
    return Columns.fit(Inert.terminal(row.id()), ID)
        + style.paint(row.severity(), Columns.fit(word, WORD))
        + Columns.fit(status, STATUS)
        + Columns.fit(row.last(), TIME)
        + Columns.fit(Inert.terminal(row.title()) + who, room).stripTrailing();
  }

  /// One case in full.
  ///
  /// @param facts label and text of each
  public String full(
      String id, Severity severity, String title, List<Map.Entry<String, String>> facts) {
    Page page = new Page(style);
    String head = Style.icon(severity) + " " + Style.word(severity);
    page.item(0, style.paint(severity, head), Columns.of(head), title);
    page.text(2, id);
    page.gap();
    for (Map.Entry<String, String> fact : facts) {
      String label = Columns.fit(Inert.terminal(fact.getKey()), LABEL);
      page.item(0, style.bold(label), LABEL, fact.getValue());
    }
    return page.toString();
  }
}
