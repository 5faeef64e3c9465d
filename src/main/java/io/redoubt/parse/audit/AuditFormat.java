package io.redoubt.parse.audit;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;
import java.util.function.Supplier;

/// Recognises audit logs by their first line and joins the neighbouring lines of one event into one
/// record. Lines that are no audit records stay records of their own.
public final class AuditFormat implements FramedFormat {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private final Supplier<Parser> parser;

  /// Frames records that this parser reads; it is also asked about foreign lines.
  public AuditFormat(Supplier<Parser> parser) {
    this.parser = parser;
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    int end = Bytes.find(sample.bytes(), start, sample.length(), '\n');
    return AuditLine.read(sample.bytes(), start, end) == null
        ? Optional.empty()
        : Optional.of(new AuditFraming(parser, false));
  }

  /// A framing for logs of syslog, in which audit records may lie behind headers: their first line
  /// begins with a priority, a month or a year. All other lines are records as in any text.
  ///
  /// @param lines makes the parser for a record's text
  public static Optional<Framing> inSyslog(Sample sample, Supplier<Parser> lines) {
    byte[] bytes = sample.bytes();
    int at = sample.firstInk();
    return at + 8 < sample.length() && headed(bytes, at)
        ? Optional.of(new AuditFraming(lines, true))
        : Optional.empty();
  }

  private static boolean headed(byte[] bytes, int at) {
    if (bytes[at] == '<') {
      return Bytes.isDigit(bytes[at + 1]);
    }
    if (Bytes.isDigit(bytes[at])) {
      return Bytes.digitsEnd(bytes, at, at + 5) == at + 4 && bytes[at + 4] == '-';
    }
    for (int month = 0; month < MONTHS.length(); month += 3) {
      if (Bytes.startsWith(bytes, at, at + 4, MONTHS.substring(month, month + 3))) {
        return bytes[at + 3] == ' ';
      }
    }
    return false;
  }
}
