package io.redoubt.app;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.EventLog;
import io.redoubt.notify.wazuh.EnrichmentFile;
import io.redoubt.notify.wazuh.WazuhAlert;
import io.redoubt.notify.wazuh.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/* Evidence holds a few of an alert's events, so that the records that came since the last filing
 * are gone over too. A record belongs to an alert with the rule that Wazuh names, and to the one
 * most of whose entities it names where there are several.
 */
/// After alerts are filed: tells a Wazuh manager what was found out about its own alerts. What
/// cannot be written is told in the log of the program and tried again with the next filing. One
/// thread at a time.
final class WazuhWriteBack implements AlertSink {
  private static final System.Logger LOG = System.getLogger("io.redoubt.wazuh");

  /* " [E3]", " [E3, E4]" */
  private static final Pattern EVIDENCE = Pattern.compile(" ?\\[E\\d{1,3}(?:, E\\d{1,3}){0,99}\\]");

  private final AlertSink filing;
  private final EventLog log;
  private static final int AT_ONCE = 4_096;
  private static final int MOST_OWED = 10_000;
  private static final String RULE = "vendor:wazuh:";

  private final EnrichmentFile file;
  private final AnsweredUpTo answered;
  private final SequencedMap<String, Alert> owed = new LinkedHashMap<>();

  WazuhWriteBack(AlertSink filing, EventLog log, EnrichmentFile file, AnsweredUpTo answered) {
    this.answered = answered;
    this.filing = filing;
    this.log = log;
    this.file = file;
  }

  @Override
  public boolean put(AlertChanges changes) {
    if (!filing.put(changes)) {
      return false;
    }
    for (Alert alert : changes.alerts()) {
      owed.putLast(alert.id(), alert);
    }
    try {
      for (Alert alert : owed.values()) {
        answer(alert);
      }
      answerRest(changes.position());
      owed.clear();
    } catch (IOException unwritable) {
      LOG.log(
          System.Logger.Level.WARNING,
          "wazuh.enrichment-file cannot be written: " + unwritable.getMessage());
      while (owed.size() > MOST_OWED) {
        owed.pollFirstEntry();
      }
    }
    return true;
  }

  private void answerRest(long until) throws IOException {
    Map<String, List<Alert>> byRule = new HashMap<>();
    for (Alert alert : owed.values()) {
      for (RuleInfo rule : alert.rules()) {
        if (rule.id().startsWith(RULE)) {
          byRule.computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(alert);
        }
      }
    }
    long at = answered.position();
    while (!byRule.isEmpty() && at < until) {
      List<EventLog.Batch> batches = log.read(at, AT_ONCE);
      for (EventLog.Batch batch : batches) {
        answer(batch, at, until, byRule);
      }
      at = batches.isEmpty() ? until : batches.getLast().next();
    }
    answered.set(until);
  }

  private void answer(EventLog.Batch batch, long from, long until, Map<String, List<Alert>> byRule)
      throws IOException {
    List<byte[]> records = batch.delivery().records();
    int first = (int) Math.max(0, from - batch.first());
    int end = (int) Math.min(records.size(), until - batch.first());
    for (int i = first; i < end; i++) {
      byte[] record = records.get(i);
      Optional<WazuhAlert> asked =
          record.length > 0 && record[0] == '{' ? WazuhAlert.of(record) : Optional.empty();
      if (asked.isPresent()) {
        List<Alert> alerts = byRule.getOrDefault(RULE + asked.get().rule(), List.of());
        Optional<Alert> home = home(alerts, new String(record, StandardCharsets.UTF_8));
        if (home.isPresent()) {
          file.say(asked.get(), words(home.get()));
        }
      }
    }
  }

  private static Optional<Alert> home(List<Alert> alerts, String record) {
    return alerts.stream()
        .max(Comparator.comparingLong((Alert alert) -> shared(alert, record)))
        .filter(alert -> alerts.size() == 1 || shared(alert, record) > 0);
  }

  /* How many entities of the alert the record names. */
  private static long shared(Alert alert, String record) {
    return alert.entities().values().values().stream()
        .flatMap(List::stream)
        .filter(value -> record.contains('"' + value + '"'))
        .count();
  }

  private void answer(Alert alert) throws IOException {
    for (Evidence line : alert.evidence().lines()) {
      if (line.kind() == Evidence.Kind.RAW && line.record() >= 0) {
        Optional<WazuhAlert> asked =
            log.record(line.record()).flatMap(stored -> WazuhAlert.of(stored.bytes()));
        if (asked.isPresent()) {
          file.say(asked.get(), words(alert));
        }
      }
    }
  }

  /* The numbers of evidence mean nothing outside its alert. */
  private static String withoutNumbers(String summary) {
    return EVIDENCE.matcher(summary).replaceAll("");
  }

  private static String step(Recommendation next) {
    return next.action().replace('_', ' ') + ": " + withoutNumbers(next.rationale());
  }

  private static Words words(Alert alert) {
    Verdict verdict = alert.verdict();
    return new Words(
        withoutNumbers(verdict.summary()),
        verdict.byCode().score(),
        verdict.recommendations().stream().findFirst().map(WazuhWriteBack::step).orElse(""),
        verdict.engine(),
        verdict.severity().name().toLowerCase(Locale.ROOT),
        alert.id());
  }
}
