package io.redoubt.triage;

import io.redoubt.event.Event;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.RawLines;
import io.redoubt.triage.evidence.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers what is known of a group: the rules, what code counted, what is missing, then the
/// records themselves. Immutable and thread-safe.
final class EvidenceCollector {
  private static final int RAW_LINES = 8;
  private static final int OTHER_RULES = 6;
  private static final int SHOWN_TEXT = 3;
  private static final int MATCHED_FIELDS = 4;
  private static final String RULE_NAME = "rule.name";

  /* Free text of whoever wrote the rule: a title says what fired, this may say who is who. */
  private static final String RULE_CAUSES = "rule.false_positives";

  /// The full stop that ends a cause: `A user who forgot it.`
  private static final Pattern STOP = Pattern.compile("\\.+$");

  private final Attack attack;
  private final Categories categories;
  private final RawLines raw;

  EvidenceCollector(Attack attack, Categories categories, RawLines raw) {
    this.raw = raw;
    this.attack = attack;
    this.categories = categories;
  }

  Case collect(AlertGroup group, Surroundings around, OtherAlerts others) {
    Category category = categories.of(group);
    Pack pack = new Pack(raw);
    rules(group, category, pack);
    pack.add(Fact.COUNT, Kind.FACT, count(group));
    entities(group, pack);
    LogOns.add(group, pack);
    behaviour(group, pack);
    context(group, pack);
    Circumstances.add(group, pack);
    others.habit(group).ifPresent(line -> pack.add(Fact.HABIT, Kind.BASELINE, line));
    MenuLines.add(group, around, others, pack);
    raw(group, pack);
    return new Case(group, category, pack.finish(), pack.refs());
  }

  private void rules(AlertGroup group, Category category, Pack pack) {
    AlertGroup.Hit main = group.rules().getFirst();
    List<String> proof = new ArrayList<>(List.of("judged:" + category.id()));
    for (AlertGroup.Hit hit : group.rules()) {
      proof.add("rule:" + hit.rule().id());
      hit.rule().techniques().forEach(t -> proof.add("technique:" + t.toUpperCase(Locale.ROOT)));
    }
    pack.add(Fact.RULE, Kind.RULE, rule(main), proof.stream().distinct().toList());
    matched(main.fields(), pack);
    if (group.rules().size() > 1) {
      pack.add(Fact.OTHER_RULES, Kind.RULE, otherRules(group));
    }
  }

  private static Line otherRules(AlertGroup group) {
    int others = group.rules().size() - 1;
    Line line =
        new Line()
            .say(Say.number(others, "other rule", "other rules") + " fired on these events: ");
    String separator = "";
    for (AlertGroup.Hit hit : group.rules().subList(1, Math.min(OTHER_RULES, others) + 1)) {
      line.say(separator).quoted(RULE_NAME, hit.rule().title());
      line.say(" (" + hit.rule().level().id() + ")");
      separator = ", ";
    }
    return line.say(others > OTHER_RULES ? ", …." : ".");
  }

  private static void matched(Map<String, String> fields, Pack pack) {
    Line line = new Line().say("One of the matches: ");
    String separator = "";
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      if (!field.getKey().startsWith("correlation.") && line.tokens().size() < MATCHED_FIELDS) {
        line.say(separator + Say.name(field.getKey()) + " = ");
        line.quoted(field.getKey(), field.getValue());
        separator = ", ";
      }
    }
    if (!line.tokens().isEmpty()) {
      pack.add(Fact.MATCHED, Kind.RULE, line.say("."));
    }
  }

  private Line rule(AlertGroup.Hit hit) {
    RuleInfo rule = hit.rule();
    Line line = new Line();
    if (rule.kind() == RuleInfo.Kind.VENDOR) {
      line.say("Signature of ").value("rule.path", rule.path());
    } else {
      line.say("Rule");
    }
    String techniques =
        rule.techniques().stream()
            .map(t -> (t.toUpperCase(Locale.ROOT) + " " + attack.name(t)).strip())
            .collect(Collectors.joining(", "));
    return line.say(" ")
        .quoted(RULE_NAME, rule.title())
        .say(" (level " + rule.level().id() + ") fired ")
        .say(Say.number(hit.findings(), "time", "times"))
        .say(techniques.isEmpty() ? "." : "; technique " + techniques + ".");
  }

  private static Line count(AlertGroup group) {
    String events = Say.number(group.eventCount(), "event", "events");
    Instant first = group.firstSeen();
    Instant last = group.lastSeen();
    if (first == null || last == null) {
      return new Line().say(events + ", none with a usable time.");
    }
    String undated =
        group.undated() == 0 ? "" : "; " + Say.number(group.undated()) + " without a usable time";
    if (Say.time(first).equals(Say.time(last))) {
      return new Line().say(events + " at " + Say.time(first) + undated + ".");
    }
    Duration span = Duration.between(first, last);
    return new Line()
        .say("%s from %s to %s ".formatted(events, Say.time(first), Say.time(last)))
        .say("(" + Say.duration(span) + rate(group.eventCount(), span) + ")" + undated + ".");
  }

  private static String rate(long events, Duration span) {
    long minutes = Math.max(1, span.toMinutes());
    return span.toMinutes() == 0 || events / minutes < 2
        ? ""
        : ", about " + Say.number(events / minutes) + " a minute";
  }

  private static void entities(AlertGroup group, Pack pack) {
    counted(group, pack, Fact.SOURCES, "source.ip", "source address", "source addresses");
    counted(group, pack, Fact.USERS, "user.name", "user name", "user names");
    counted(
        group, pack, Fact.TARGET_USERS, "user.target.name", "target account", "target accounts");
    counted(group, pack, Fact.HOSTS, "host.name", "host", "hosts");
    Counts ports = group.of("destination.port");
    Counts targets = group.of("destination.ip");
    if (!targets.values().isEmpty()) {
      Line line =
          new Line()
              .say(Say.distinct(targets, "destination address", "destination addresses") + ": ")
              .counted("destination.ip", targets);
      if (!ports.values().isEmpty()) {
        line.say("; ports ").counted("destination.port", ports);
      }
      pack.add(Fact.DESTINATIONS, Kind.FACT, line.say("."));
    }
  }

  private static void counted(
      AlertGroup group, Pack pack, Fact fact, String field, String one, String many) {
    Counts counts = group.of(field);
    if (!counts.values().isEmpty()) {
      boolean least = group.sampled() && counts.complete() && counts.distinct() > 1;
      String partly = group.sampled() ? " (counts of a part of the events)" : "";
      pack.add(
          fact,
          Kind.FACT,
          new Line()
              .say((least ? "At least " : "") + Say.distinct(counts, one, many) + ": ")
              .counted(field, counts)
              .say(partly + "."));
    }
  }

  private static void behaviour(AlertGroup group, Pack pack) {
    Counts answers = group.of("http.response.status_code");
    if (!answers.values().isEmpty()) {
      pack.add(
          Fact.ANSWERS,
          Kind.FACT,
          new Line().say("Status codes: ").counted("http.response.status_code", answers).say("."));
    }
    texts(group, pack, Fact.URLS, "Requested", "url.original", "url.path");
    texts(group, pack, Fact.PROCESSES, "Programs", "process.executable", "process.name");
    texts(group, pack, Fact.COMMANDS, "Command lines", "process.command_line");
    texts(group, pack, Fact.ACTIONS, "Actions", "event.action");
    texts(
        group,
        pack,
        Fact.OBJECTS,
        "Objects",
        "service.name",
        "file.path",
        "registry.path",
        "group.name");
    texts(group, pack, Fact.LOOKUPS, "Names looked up", "dns.question.name");
  }

  private static void texts(AlertGroup group, Pack pack, Fact fact, String what, String... fields) {
    for (String field : fields) {
      Counts counts = group.of(field);
      if (!counts.values().isEmpty()) {
        List<String> shown = counts.names().stream().limit(SHOWN_TEXT).toList();
        String more = counts.distinct() > SHOWN_TEXT ? ", …." : ".";
        pack.add(fact, Kind.FACT, new Line().say(what + ": ").quoted(field, shown, ", ").say(more));
        return;
      }
    }
  }

  private static void context(AlertGroup group, Pack pack) {
    List<String> known = group.mainRule().falsePositives();
    if (!known.isEmpty()) {
      Line line = new Line().say("Harmless causes the rule's author knows: ");
      String separator = "";
      for (String cause : known.subList(0, Math.min(SHOWN_TEXT, known.size()))) {
        line.say(separator).value(RULE_CAUSES, STOP.matcher(Say.name(cause)).replaceAll(""));
        separator = "; ";
      }
      pack.add(Fact.KNOWN_HARMLESS, Kind.CONTEXT, line.say("."));
    }
    List<String> blind = new ArrayList<>();
    for (String kind : List.of("process", "network", "authentication")) {
      if (!group.telemetry().contains(kind)) {
        blind.add(kind);
      }
    }
    if (!blind.isEmpty() && !group.telemetry().isEmpty()) {
      String none = "The input has no " + Say.and(blind) + " events at all.";
      pack.add(Fact.BLIND, Kind.CONTEXT, new Line().say(none));
    }
  }

  private static void raw(AlertGroup group, Pack pack) {
    int most = Math.min(RAW_LINES, pack.room());
    List<Event> sample = group.sample();
    if (sample.size() <= most) {
      sample.forEach(pack::add);
      return;
    }
    List<Event> chosen = new ArrayList<>();
    chosen.add(sample.getFirst());
    sample.subList(1, sample.size() - 1).stream()
        .sorted(Comparator.comparing(Event::id))
        .limit(most - 2L)
        .forEach(chosen::add);
    chosen.add(sample.getLast());
    sample.stream().filter(chosen::contains).forEach(pack::add);
  }
}
