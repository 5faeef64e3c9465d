package io.redoubt.report.html;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.report.wording.Words;
import java.util.List;

/// Small labels: severity, verdict, references to evidence, tactics. Colour never stands alone.
final class Chips {
  private Chips() {}

  static void severity(Html html, Severity severity) {
    html.open("span", "class", "chip sev-" + severity.id());
    html.leaf("span", icon(severity), "aria-hidden", "true").text(" " + severity.id()).close();
  }

  private static String icon(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "◆";
      case HIGH -> "▲";
      case MEDIUM -> "●";
      case LOW -> "○";
      case INFORMATIONAL -> "·";
    };
  }

  static void verdict(Html html, Disposition disposition) {
    html.leaf("span", Words.verdict(disposition), "class", "chip verdict-" + disposition.id());
  }

  /// References to evidence or alerts, as links to the places where they are shown.
  static void refs(Html html, List<String> refs, References places) {
    for (String ref : refs) {
      String anchor = places.anchor(ref);
      html.text(" ");
      if (anchor.isEmpty()) {
        html.leaf("span", places.label(ref), "class", "ref");
      } else {
        html.leaf("a", places.label(ref), "class", "ref", "href", "#" + anchor);
      }
    }
  }

  static void plain(Html html, String text) {
    html.leaf("span", text, "class", "chip");
  }
}
