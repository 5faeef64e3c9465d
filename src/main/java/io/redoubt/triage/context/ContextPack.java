package io.redoubt.triage.context;

import io.redoubt.event.context.Entity;
import io.redoubt.event.context.MenuReport;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Numbers what was gathered about an entity: how much names it, the alerts, the answers of the
/// menu, then a few records. Not thread-safe.
final class ContextPack {
  /// The most lines of a pack. `triage.md` §3.1.
  static final int LIMIT = 24;

  private static final int RECORDS = 5;
  private static final int SHOWN = 3;

  private final List<Evidence> lines = new ArrayList<>();
  private final Timeline timeline;
  private final String alertLine;

  ContextPack(Entity entity, Timeline timeline, List<Alert> alerts) {
    this.timeline = timeline;
    add(Kind.FACT, count(entity, timeline), List.of("menu:count"));
    if (alerts.isEmpty()) {
      this.alertLine = "E1";
    } else {
      this.alertLine = "E2";
      add(Kind.RULE, alerts(entity, alerts), proof(alerts));
    }
  }

  private static Line count(Entity entity, Timeline timeline) {
    Line line = new Line();
    if (timeline.events() == 0) {
      line.say("No event in this input names ");
      return About.name(line, entity).say(".");
    }
    line.say(Say.number(timeline.events(), "event names ", "events name "));
    About.name(line, entity);
    var first = timeline.first();
    var last = timeline.last();
    if (first == null || last == null) {
      return line.say(", none with a usable time.");
    }
    String from = Say.time(first);
    String to = Say.time(last);
    return line.say(
        from.equals(to) ? ", at " + from + "." : ", between " + from + " and " + to + ".");
  }

  private static Line alerts(Entity entity, List<Alert> alerts) {
    Line line = new Line().say(Say.number(alerts.size(), "alert concerns ", "alerts concern "));
    About.name(line, entity).say(": ");
    String separator = "";
    for (Alert alert : alerts.subList(0, Math.min(SHOWN, alerts.size()))) {
      line.say(separator).quoted("alert.title", alert.title()).within(alert.named());
      line.say(" (" + alert.severity().id() + ")");
      separator = ", ";
    }
    return line.say(alerts.size() > SHOWN ? ", …." : ".");
  }

  private static List<String> proof(List<Alert> alerts) {
    List<String> tags = new ArrayList<>(List.of("menu:alert_history"));
    tags.add("judged:" + alerts.getFirst().verdict().category());
    for (Alert alert : alerts) {
      alert.rules().forEach(rule -> tags.add("rule:" + rule.id()));
      alert.techniques().forEach(t -> tags.add("technique:" + t.toUpperCase(Locale.ROOT)));
    }
    return tags.stream().distinct().toList();
  }

  private void add(Kind kind, Line line, List<String> tags) {
    lines.add(new Evidence(next(), kind, "", "", 0, -1, line.text(), "", line.tokens(), tags));
  }

  private String next() {
    return "E" + (lines.size() + 1);
  }

  /// Numbers the answers as far as there is room, and says what became of each.
  List<MenuReport> answers(Map<MenuQuery, Answer> answers) {
    List<MenuReport> reports = new ArrayList<>();
    int room = LIMIT - RECORDS;
    for (Answer answer : timeline.events() == 0 ? List.<Answer>of() : answers.values()) {
      List<String> ids = new ArrayList<>();
      if (answer.query() instanceof MenuQuery.AlertHistory && !alertLine.equals("E1")) {
        ids.add(alertLine);
      }
      int dropped = 0;
      for (Evidence line : answer.lines()) {
        if (lines.size() < room) {
          ids.add(next());
          lines.add(line.named(next()));
        } else {
          dropped++;
        }
      }
      reports.add(new MenuReport(answer.query().text(), ids, dropped));
    }
    return reports;
  }

  /// The line about the alerts, or the first line when there are none.
  String alertLine() {
    return alertLine;
  }

  String text(String id) {
    return lines.stream().filter(l -> l.id().equals(id)).map(Evidence::text).findFirst().orElse("");
  }

  /// The line as a sentence with its reference before the full stop.
  String cited(String id) {
    String text = text(id);
    return text.substring(0, text.length() - 1) + " [" + id + "].";
  }

  EvidencePack finish() {
    timeline
        .records(Math.min(RECORDS, LIMIT - lines.size()))
        .forEach(record -> lines.add(record.named(next())));
    return EvidencePack.of(lines);
  }
}
