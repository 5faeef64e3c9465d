package io.redoubt.ask.look;

import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Fold;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Which alerts concern what a plan asks about: by their entities, and by what their rules are
/// about. Immutable.
final class Relevance {
  private static final Map<Topic, Pattern> ABOUT = about();

  private final Plan plan;
  private final Topic topic;

  Relevance(Plan plan, Topic topic) {
    this.plan = plan;
    this.topic = topic;
  }

  private static Map<Topic, Pattern> about() {
    Map<Topic, Pattern> about = new EnumMap<>(Topic.class);
    put(about, "log-?ons?\\b|brute|password|spray|t1110|credential stuffing", Topic.FAILED_LOGONS);
    put(about, "log-?ons?\\b|brute|password|spray|t1110|t1078", Topic.LOGONS, Topic.ALL_LOGONS);
    put(about, "privilege-escalation|sudo|t1548|administrator", Topic.PRIVILEGES);
    put(
        about,
        "\\bweb\\b|scan|sql|t1190|t1505\\.003|t1595|request|exploit|travers|inject",
        Topic.WEB_ATTACKS,
        Topic.WEB_REQUESTS,
        Topic.WEB_ERRORS);
    put(about, "service|t1543|t1569", Topic.NEW_SERVICES);
    put(about, "task|t1053|cron", Topic.SCHEDULED_TASKS);
    put(
        about,
        "t1136|t1098|account|user (?:created|added)|group|administrator rights",
        Topic.NEW_ACCOUNTS,
        Topic.ACCOUNT_CHANGES);
    put(about, "download|fetched|t1105|piped", Topic.DOWNLOADS);
    put(about, "powershell|t1059\\.001", Topic.POWERSHELL);
    put(about, "t1059|t1204|execution|command|process|program", Topic.PROCESSES);
    put(about, "dns|t1071\\.004|t1568|lookup", Topic.DNS);
    put(about, "t1070|t1562|clear|logging|cloudtrail|audit", Topic.LOG_TAMPERING);
    put(about, "scan|t1595|t1046|signature|policy|suricata|reconnaissance", Topic.SIGNATURES);
    put(
        about,
        "malware|ransom|trojan|mimikatz|impact|credential-access|dump|t1486|t1003",
        Topic.MALWARE);
    put(about, "lateral-movement|psexec|t1021|t1570", Topic.LATERAL);
    put(about, "exfiltration|collection|transfer|upload", Topic.TRANSFERS);
    put(about, "aws|azure|gcp|cloud|iam|s3", Topic.CLOUD);
    put(about, "rdp|remote desktop|t1021\\.001", Topic.RDP);
    put(about, "ssh|t1021\\.004|log-?on", Topic.SSH);
    put(about, "command-and-control|beacon|t1071|connection", Topic.CONNECTIONS);
    return about;
  }

  private static void put(Map<Topic, Pattern> about, String words, Topic... topics) {
    for (Topic topic : topics) {
      about.put(topic, Pattern.compile("(?:" + words + ")"));
    }
  }

  /// Those that concern it, the nearest first, then the worst.
  List<KnownAlert> of(List<KnownAlert> alerts) {
    return alerts.stream()
        .filter(this::concerns)
        .sorted(
            Comparator.comparing((KnownAlert a) -> topical(a) ? 0 : 1)
                .thenComparing(Comparator.comparing(KnownAlert::severity).reversed())
                .thenComparing(Comparator.comparing(KnownAlert::events).reversed())
                .thenComparing(KnownAlert::id))
        .toList();
  }

  private boolean concerns(KnownAlert alert) {
    boolean named =
        plan.alternatives().stream()
            .allMatch(some -> some.stream().anyMatch(one -> about(alert, one)));
    return named && (topical(alert) || !plan.about().isEmpty());
  }

  private boolean topical(KnownAlert alert) {
    Pattern words = ABOUT.get(topic);
    if (words == null) {
      return topic == Topic.ANYTHING;
    }
    String text =
        String.join(
            " ",
            alert.title(),
            String.join(" ", alert.techniques()),
            String.join(" ", alert.tactics()));
    return words.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean about(KnownAlert alert, Entity entity) {
    String value = Fold.fold(entity.value());
    boolean titled = titled(alert.title().toLowerCase(Locale.ROOT), value);
    return switch (entity.kind()) {
      case ADDRESS -> {
        Address address = Address.of(entity.value());
        yield address != null
            && values(alert).map(Address::of).filter(Objects::nonNull).anyMatch(address::equals);
      }
      case NETWORK -> values(alert).anyMatch(v -> Networks.holds(entity.value(), v));
      case HOST ->
          values(alert).map(Fold::fold).anyMatch(v -> v.equals(value) || v.startsWith(value + "."));
      case USER, PROCESS, DOMAIN, TEXT ->
          titled || values(alert).map(Fold::fold).anyMatch(value::equals);
      case PORT, EVENT_CODE, STATUS, PROTOCOL -> true;
    };
  }

  /* `deploy` does not stand in `ci-deploy`. */
  private static boolean titled(String title, String value) {
    int at = title.indexOf(value);
    while (at >= 0) {
      int end = at + value.length();
      boolean begins = at == 0 || !named(title.charAt(at - 1));
      boolean ends = end == title.length() || !named(title.charAt(end));
      if (begins && ends) {
        return true;
      }
      at = title.indexOf(value, at + 1);
    }
    return false;
  }

  private static boolean named(char c) {
    return Character.isLetterOrDigit(c) || "-_$@".indexOf(c) >= 0;
  }

  private static java.util.stream.Stream<String> values(KnownAlert alert) {
    return alert.entities().values().stream().flatMap(Collection::stream);
  }
}
