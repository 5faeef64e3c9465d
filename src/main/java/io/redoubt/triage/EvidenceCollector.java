package io.redoubt.triage;

import io.redoubt.event.Event;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
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

  /// The full stop that ends a cause: `A user who forgot it.`
  private static final Pattern STOP = Pattern.compile("\\.+$");

  private final Attack attack;
  private final Categories categories;

  EvidenceCollector(Attack attack) {
    this.attack = attack;
    this.categories = new Categories(attack);
  }

  Case collect(AlertGroup group) {
    Category category = categories.of(group);
    Pack pack = new Pack();
    rules(group, pack);
    pack.add(Fact.COUNT, Kind.FACT, count(group));
    entities(group, pack);
    logOns(group, pack);
    behaviour(group, pack);
    context(group, pack);
    raw(group, pack);
    return new Case(group, category, pack.finish(), pack.refs());
  }

  private void rules(AlertGroup group, Pack pack) {
    AlertGroup.Hit main = group.rules().getFirst();
    pack.add(Fact.RULE, Kind.RULE, rule(main));
    String matched = matched(main.fields());
    if (!matched.isEmpty()) {
      pack.add(Fact.MATCHED, Kind.RULE, "One of the matches: " + matched + ".");
    }
    if (group.rules().size() > 1) {
      String others =
          group.rules().stream()
              .skip(1)
              .limit(OTHER_RULES)
              .map(h -> "\"" + Say.name(h.rule().title()) + "\" (" + h.rule().level().id() + ")")
              .collect(Collectors.joining(", "));
      String more = group.rules().size() - 1 > OTHER_RULES ? ", …" : "";
      pack.add(
          Fact.OTHER_RULES,
          Kind.RULE,
          Say.number(group.rules().size() - 1, "other rule", "other rules")
              + " fired on these events: "
              + others
              + more
              + ".");
    }
  }

  private static String matched(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .filter(e -> !e.getKey().startsWith("correlation."))
            .limit(MATCHED_FIELDS)
            .map(e -> Say.name(e.getKey()) + " = \"" + Say.name(e.getValue()) + "\"")
            .collect(Collectors.joining(", "));
  }

  private String rule(AlertGroup.Hit hit) {
    RuleInfo rule = hit.rule();
    String who = rule.kind() == RuleInfo.Kind.VENDOR ? "Signature of " + rule.path() : "Rule";
    String techniques =
        rule.techniques().stream()
            .map(t -> (t.toUpperCase(Locale.ROOT) + " " + attack.name(t)).strip())
            .collect(Collectors.joining(", "));
    return who
        + " \""
        + Say.name(rule.title())
        + "\" (level "
        + rule.level().id()
        + ") fired "
        + Say.number(hit.findings(), "time", "times")
        + (techniques.isEmpty() ? "." : "; technique " + techniques + ".");
  }

  private static String count(AlertGroup group) {
    String events = Say.number(group.eventCount(), "event", "events");
    Instant first = group.firstSeen();
    Instant last = group.lastSeen();
    if (first == null || last == null) {
      return events + ", none with a usable time.";
    }
    String undated =
        group.undated() == 0 ? "" : "; " + Say.number(group.undated()) + " without a usable time";
    if (Say.time(first).equals(Say.time(last))) {
      return events + " at " + Say.time(first) + undated + ".";
    }
    Duration span = Duration.between(first, last);
    return "%s from %s to %s (%s%s)%s."
        .formatted(
            events,
            Say.time(first),
            Say.time(last),
            Say.duration(span),
            rate(group.eventCount(), span),
            undated);
  }

  private static String rate(long events, Duration span) {
    long minutes = Math.max(1, span.toMinutes());
    return events / minutes < 2 ? "" : ", about " + Say.number(events / minutes) + " a minute";
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
      String to = ports.values().isEmpty() ? "" : "; ports " + Say.counted(ports);
      pack.add(
          Fact.DESTINATIONS,
          Kind.FACT,
          Say.distinct(targets, "destination address", "destination addresses")
              + ": "
              + Say.counted(targets)
              + to
              + ".");
    }
  }

  private static void counted(
      AlertGroup group, Pack pack, Fact fact, String field, String one, String many) {
    Counts counts = group.of(field);
    if (!counts.values().isEmpty()) {
      String partly = group.sampled() ? " (counts of a part of the events)" : "";
      pack.add(
          fact,
          Kind.FACT,
          Say.distinct(counts, one, many) + ": " + Say.counted(counts) + partly + ".");
    }
  }

  private static void logOns(AlertGroup group, Pack pack) {
    Counts outcomes = group.of("event.outcome");
    if (!outcomes.values().isEmpty()) {
      pack.add(Fact.OUTCOMES, Kind.FACT, "Outcome: " + Say.counted(outcomes) + ".");
    }
    LoginHistory known = group.logins();
    if (known == null) {
      return;
    }
    String who = Say.name(known.value());
    pack.add(
        Fact.LOG_ONS,
        Kind.FACT,
        "In the whole input, log-ons of %s: %s failed, %s succeeded, of these %s earlier than the first failure."
            .formatted(
                who,
                Say.number(known.failures()),
                Say.number(known.successes()),
                Say.number(known.earlierSuccesses())));
    LoginHistory.Login after = known.successAfter();
    if (after != null) {
      pack.add(Fact.SUCCESS_AFTER, Kind.FACT, success(after));
    } else if (known.failures() > 0 && known.complete()) {
      pack.add(
          Fact.NO_SUCCESS,
          Kind.CONTEXT,
          "No successful log-on of %s follows the failures in this input.".formatted(who));
    }
  }

  private static String success(LoginHistory.Login after) {
    String user = after.user().isEmpty() ? "" : " as " + Say.name(after.user());
    String source = after.source().isEmpty() ? "" : " from " + Say.name(after.source());
    String line = after.line() > 0 ? ", line " + after.line() : "";
    return "A log-on%s%s succeeded at %s, after the first failure (%s%s)."
        .formatted(user, source, Say.time(after.time()), Say.name(after.path()), line);
  }

  private static void behaviour(AlertGroup group, Pack pack) {
    Counts answers = group.of("http.response.status_code");
    if (!answers.values().isEmpty()) {
      pack.add(Fact.ANSWERS, Kind.FACT, "Status codes: " + Say.counted(answers) + ".");
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
        String shown =
            counts.names().stream()
                .limit(SHOWN_TEXT)
                .map(v -> "\"" + Say.name(v) + "\"")
                .collect(Collectors.joining(", "));
        String more = counts.distinct() > SHOWN_TEXT ? ", …" : "";
        pack.add(fact, Kind.FACT, what + ": " + shown + more + ".");
        return;
      }
    }
  }

  private static void context(AlertGroup group, Pack pack) {
    List<String> known = group.mainRule().falsePositives();
    if (!known.isEmpty()) {
      pack.add(
          Fact.KNOWN_HARMLESS,
          Kind.CONTEXT,
          "Harmless causes the rule's author knows: "
              + known.stream()
                  .limit(SHOWN_TEXT)
                  .map(k -> STOP.matcher(Say.name(k)).replaceAll(""))
                  .collect(Collectors.joining("; "))
              + ".");
    }
    List<String> blind = new ArrayList<>();
    for (String kind : List.of("process", "network", "authentication")) {
      if (!group.telemetry().contains(kind)) {
        blind.add(kind);
      }
    }
    if (!blind.isEmpty() && !group.telemetry().isEmpty()) {
      pack.add(Fact.BLIND, Kind.CONTEXT, "The input has no " + Say.and(blind) + " events at all.");
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
