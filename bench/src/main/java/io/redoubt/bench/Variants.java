package io.redoubt.bench;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.EvidencePack;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same alert about other addresses, ports and processes, so that no verdict of a run has the
/// evidence of another one and nothing remembered helps. Stateless.
final class Variants {
  /// The end of an IPv4 address, a process id in brackets, a port.
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?<=\\d\\.\\d{1,3}\\.)\\d{1,3}(?![\\d.])|(?<=\\[)\\d{2,6}(?=])|(?<=port )\\d{3,5}");

  private Variants() {}

  static Alert of(Alert alert, int variant) {
    List<Evidence> lines =
        alert.evidence().lines().stream().map(line -> line(line, variant)).toList();
    return alert.judged(
        alert.severity(), alert.severityReasons(), EvidencePack.of(lines), alert.verdict());
  }

  private static Evidence line(Evidence e, int variant) {
    List<Token> tokens =
        e.tokens().stream()
            .map(t -> new Token(t.field(), text(t.value(), variant), t.from(), t.to()))
            .toList();
    return new Evidence(
        e.id(),
        e.kind(),
        e.eventId(),
        e.path(),
        e.line(),
        e.record(),
        text(e.text(), variant),
        e.time(),
        tokens,
        e.tags());
  }

  /* As long as before, so that tokens stay where they are. */
  private static String text(String text, int variant) {
    Matcher matcher = CHANGES.matcher(text);
    return matcher.replaceAll(m -> number(m.group(), variant));
  }

  private static String number(String digits, int variant) {
    int least = digits.length() == 1 ? 1 : (int) Math.pow(10, digits.length() - 1);
    int span = digits.length() == 3 ? 150 : least * 9;
    int drawn = (Integer.parseInt(digits) * 31 + variant * 7919) & 0x7fffffff;
    return String.valueOf(least + drawn % span);
  }
}
