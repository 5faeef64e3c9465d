package io.redoubt.notify.channel;

import io.redoubt.event.Severity;
import io.redoubt.notify.brief.Brief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A message in Slack's Block Kit, within its limits: 50 blocks, 150 characters in a header, 3,000
/// in a text, and about 13,200 in all. What comes from alerts is escaped, shown as it stands
/// (`verbatim`), and neither a mention nor a link. Stateless.
final class SlackBlocks {
  private static final int HEADER = 150;
  private static final int TEXT = 2900;
  private static final int ALL = 12_000;
  private static final int ALERTS = 10;
  private static final int SUMMARY = 1200;

  private final List<Map<String, Object>> blocks = new ArrayList<>();
  private int length;

  private SlackBlocks() {}

  static Map<String, Object> of(Message message, String room, boolean threads) {
    SlackBlocks made = new SlackBlocks();
    Map<String, Object> document = new LinkedHashMap<>();
    if (!room.isEmpty()) {
      document.put("channel", room);
    }
    String headline = headline(message);
    document.put("text", Plain.cut(escaped(headline), TEXT));
    made.fill(message, headline);
    document.put("blocks", made.blocks);
    document.put("unfurl_links", false);
    document.put("unfurl_media", false);
    if (threads) {
      message.thread().ifPresent(thread -> document.put("thread_ts", thread));
    }
    return document;
  }

  private static String headline(Message message) {
    Item first = message.items().getFirst();
    String title = first.brief().standing().title();
    if (message.items().size() > 1) {
      return message.items().size() + " alerts of one incident: " + title;
    }
    return switch (first.action()) {
      case RAISE ->
          first.brief().standing().severity().id().toUpperCase(java.util.Locale.ROOT)
              + ": "
              + title;
      case UPDATE -> "Changed: " + title;
      case ACKNOWLEDGE -> "Somebody looks at it: " + title;
      case RESOLVE -> "Closed: " + title;
    };
  }

  private void fill(Message message, String headline) {
    String sign = sign(message.items().getFirst().brief().standing().severity());
    add(Map.of("type", "header", "text", plain(sign + " " + headline, HEADER)), HEADER);
    int shown = 0;
    for (Item item : message.items()) {
      if (shown == ALERTS || length > ALL - TEXT) {
        section("_and " + (message.items().size() - shown) + " more_");
        break;
      }
      alert(item);
      shown++;
    }
  }

  private static String sign(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "🟥";
      case HIGH -> "🟧";
      case MEDIUM -> "🟨";
      case LOW -> "🟦";
      case INFORMATIONAL -> "⬜";
    };
  }

  private void alert(Item item) {
    Brief brief = item.brief();
    StringBuilder text = new StringBuilder();
    text.append("*").append(escaped(brief.standing().title())).append("*\n");
    text.append(brief.standing().severity().id()).append(" · ").append(brief.standing().status());
    text.append(" · ").append(brief.standing().verdict().id().replace('_', ' '));
    if (brief.span().events() > 0) {
      text.append(" · ")
          .append(brief.span().events())
          .append((brief.span().events() == 1 ? " event" : " events"));
    }
    if (brief.span().last() > 0) {
      text.append(" · last ").append(Instant.ofEpochMilli(brief.span().last()));
    }
    list(text, "tactics", brief.rules().tactics());
    list(text, "techniques", brief.rules().techniques());
    brief.entities().forEach((field, values) -> list(text, field, values));
    section(text.toString());
    if (!brief.words().summary().isEmpty()) {
      section(escaped(Plain.cut(brief.words().summary(), SUMMARY)));
    }
    StringBuilder more = new StringBuilder();
    brief.words().steps().forEach(step -> more.append("• ").append(escaped(step)).append('\n'));
    if (!more.isEmpty()) {
      section("Next:\n" + more);
    }
    context(brief);
  }

  private static void list(StringBuilder text, String name, List<String> values) {
    if (!values.isEmpty()) {
      text.append('\n').append(escaped(name)).append(": ");
      text.append(escaped(Plain.cut(String.join(", ", values), 300)));
    }
  }

  private void context(Brief brief) {
    String link = brief.link().isEmpty() ? "" : " · <" + escapedLink(brief.link()) + "|open>";
    String incident = brief.incident().isEmpty() ? "" : " · incident " + escaped(brief.incident());
    Map<String, Object> text = mrkdwn("alert " + escaped(brief.id()) + incident + link);
    add(Map.of("type", "context", "elements", List.of(text)), 200);
  }

  private void section(String text) {
    if (length + text.length() <= ALL) {
      add(Map.of("type", "section", "text", mrkdwn(text)), Math.min(text.length(), TEXT));
    }
  }

  private void add(Map<String, Object> block, int characters) {
    blocks.add(block);
    length += characters;
  }

  private static Map<String, Object> mrkdwn(String text) {
    return Map.of("type", "mrkdwn", "text", closed(text), "verbatim", true);
  }

  /* A cut must not leave half of an escape. */
  private static String closed(String text) {
    if (text.length() <= TEXT) {
      return text;
    }
    String cut = text.substring(0, TEXT);
    int open = cut.lastIndexOf('&');
    return (open > cut.length() - 6 && cut.indexOf(';', open) < 0 ? cut.substring(0, open) : cut)
        + "…";
  }

  private static Map<String, Object> plain(String text, int most) {
    String bare = Plain.inert(text).replace('<', '‹').replace('>', '›').replace('&', '＆');
    return Map.of("type", "plain_text", "text", Plain.cut(bare, most), "emoji", false);
  }

  private static String escapedLink(String link) {
    return link.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C");
  }

  /// Text that is only text in `mrkdwn`: the three characters of its syntax are escaped, and those
  /// of its emphasis lose their force to a space without width before them.
  static String escaped(String text) {
    return Plain.inert(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("`|(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])", "$0\u200b");
  }
}
