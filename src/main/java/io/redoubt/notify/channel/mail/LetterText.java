package io.redoubt.notify.channel.mail;

import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.channel.Item;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.channel.Plain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The two bodies of a mail. HTML has no scripts, styles from elsewhere, images or forms, and one
/// link at most, which is configured. Stateless.
final class LetterText {
  private static final int ALERTS = 20;

  /// A line with its name, which may be empty.
  private record Row(String name, String value) {}

  private LetterText() {}

  static String text(Message message) {
    StringBuilder out = new StringBuilder();
    for (Item item : shown(message)) {
      Brief brief = item.brief();
      out.append(Plain.inert(brief.standing().title())).append("\r\n");
      for (Row row : rows(item)) {
        String name = row.name().isEmpty() ? "  " : "  " + Plain.inert(row.name()) + ": ";
        out.append(name).append(Plain.inert(row.value())).append("\r\n");
      }
      if (!brief.link().isEmpty()) {
        out.append("  ").append(Plain.line(brief.link())).append("\r\n");
      }
      out.append("\r\n");
    }
    return out.append(more(message)).append(footer(message)).append("\r\n").toString();
  }

  static String html(Message message) {
    StringBuilder out = new StringBuilder("<!doctype html><html><body>");
    for (Item item : shown(message)) {
      Brief brief = item.brief();
      out.append("<h3>").append(escaped(brief.standing().title())).append("</h3><table>");
      for (Row row : rows(item)) {
        out.append("<tr><td>").append(escaped(row.name())).append("</td><td>");
        out.append(escaped(row.value())).append("</td></tr>");
      }
      out.append("</table>");
      if (!brief.link().isEmpty()) {
        out.append("<p><a href=\"").append(entities(Plain.line(brief.link())));
        out.append("\">Open the alert</a></p>");
      }
    }
    out.append("<p>").append(escaped(more(message))).append("</p>");
    return out.append("<p>" + escaped(footer(message)) + "</p></body></html>").toString();
  }

  private static List<Item> shown(Message message) {
    return message.items().stream().limit(ALERTS).toList();
  }

  private static String more(Message message) {
    int left = message.items().size() - ALERTS;
    return left > 0 ? "and " + left + " more" : "";
  }

  private static String footer(Message message) {
    int tier = message.items().getFirst().brief().tier();
    return tier == 3
        ? "Sent by Redoubt."
        : "Sent by Redoubt. Names are stand-ins, such as USER_1; the alert itself has them.";
  }

  private static List<Row> rows(Item item) {
    Brief brief = item.brief();
    List<Row> rows = new ArrayList<>();
    add(rows, "severity", brief.standing().severity().id());
    add(rows, "status", brief.standing().status());
    add(rows, "verdict", brief.standing().verdict().id().replace('_', ' '));
    add(rows, "alert", brief.id());
    add(rows, "incident", brief.incident());
    if (brief.span().events() > 0) {
      add(rows, "events", String.valueOf(brief.span().events()));
    }
    if (brief.span().last() > 0) {
      add(rows, "first seen", Instant.ofEpochMilli(brief.span().first()).toString());
      add(rows, "last seen", Instant.ofEpochMilli(brief.span().last()).toString());
    }
    add(rows, "rules", String.join("; ", brief.rules().titles()));
    add(rows, "tactics", String.join(", ", brief.rules().tactics()));
    add(rows, "techniques", String.join(", ", brief.rules().techniques()));
    brief.entities().forEach((field, values) -> add(rows, field, String.join(", ", values)));
    add(rows, "summary", brief.words().summary());
    brief.words().observations().forEach(text -> add(rows, "", text));
    brief.words().steps().forEach(text -> add(rows, "next", text));
    brief.words().excerpts().forEach(text -> add(rows, "record", text));
    return rows;
  }

  private static void add(List<Row> rows, String name, String value) {
    if (!value.isEmpty()) {
      rows.add(new Row(name, value));
    }
  }

  private static String escaped(String text) {
    return entities(Plain.inert(text));
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
