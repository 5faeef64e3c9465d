package io.redoubt.report.html;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences in which references stand in brackets, such as `[E4, E10]`, or ids of alerts.
final class Prose {
  private static final Pattern REFERENCES =
      Pattern.compile(
          "\\[((?:E\\d{1,4}|[0-9a-f]{12,64})(?:, (?:E\\d{1,4}|[0-9a-f]{12,64})){0,30})]");

  private Prose() {}

  /// Writes the text with its bracketed references as links.
  static void write(Html html, String text, References places) {
    Matcher found = REFERENCES.matcher(text);
    int from = 0;
    while (found.find()) {
      html.text(text.substring(from, found.start()).stripTrailing());
      Chips.refs(html, List.of(found.group(1).split(", ")), places);
      from = found.end();
    }
    html.text(text.substring(from));
  }
}
