package io.redoubt.app;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.EventLog;
import io.redoubt.notify.wazuh.EnrichmentFile;
import io.redoubt.notify.wazuh.WazuhAlert;
import io.redoubt.notify.wazuh.Words;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// After alerts are filed: tells a Wazuh manager what was found out about its own alerts among
/// their evidence. What cannot be written is told in the log of the program and is not tried again
/// until the alert grows.
final class WazuhWriteBack implements AlertSink {
  private static final System.Logger LOG = System.getLogger("io.redoubt.wazuh");

  /* " [E3]", " [E3, E4]" */
  private static final Pattern EVIDENCE = Pattern.compile(" ?\\[E\\d{1,3}(?:, E\\d{1,3}){0,99}\\]");

  private final AlertSink filing;
  private final EventLog log;
  private final EnrichmentFile file;

  WazuhWriteBack(AlertSink filing, EventLog log, EnrichmentFile file) {
    this.filing = filing;
    this.log = log;
    this.file = file;
  }

  @Override
  public boolean put(AlertChanges changes) {
    if (!filing.put(changes)) {
      return false;
    }
    try {
      for (Alert alert : changes.alerts()) {
        answer(alert);
      }
    } catch (IOException unwritable) {
      LOG.log(
          System.Logger.Level.WARNING,
          "wazuh.enrichment-file cannot be written: " + unwritable.getMessage());
    }
    return true;
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
