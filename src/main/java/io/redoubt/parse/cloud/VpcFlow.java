package io.redoubt.parse.cloud;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import java.util.List;

/// Reads lines of AWS VPC flow logs: columns separated by blanks. Source: "Flow log records" of the
/// VPC user guide (version 2 is the default; others name their columns in a header line). Stateless
/// and thread-safe.
public final class VpcFlow implements Leading {
  private static final Format FORMAT = new Format("aws.vpcflow");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("not a VPC flow log line");
  private static final ParseOutcome UNEVEN =
      new ParseOutcome.Partial("not as many columns as the header names");
  private static final String DEFAULT =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
          + " end action log-status";
  private static final int ACCOUNT_DIGITS = 12;

  private final Field[] columns;
  private final boolean headed;

  private VpcFlow(List<String> names, boolean headed) {
    this.columns =
        names.stream()
            .map(name -> Field.of("aws.vpcflow." + name.replace('-', '_')))
            .toArray(Field[]::new);
    this.headed = headed;
  }

  /// Reads lines of the default format, which have no header.
  public static VpcFlow plain() {
    return new VpcFlow(List.of(DEFAULT.split(" ")), false);
  }

  /// Reads lines below this header.
  static VpcFlow below(String header) {
    return new VpcFlow(List.of(header.strip().split("[ \t]+")), true);
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return headed || Bytes.isDigit(first);
  }

  @Override
  public boolean leadsAddress() {
    return headed; // without a header the second byte must be a blank
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (!headed && !looksPlain(buffer, from, to)) {
      return FOREIGN;
    }
    out.format(FORMAT);
    int column = 0;
    int start = from;
    while (start < to && column < columns.length) {
      int end = Bytes.find(buffer, start, to, ' ');
      if (end - start != 1 || buffer[start] != '-') {
        out.add(columns[column], buffer, start, end);
      }
      column++;
      start = end + 1;
    }
    if (column == 1 && columns.length > 1) {
      return FOREIGN;
    }
    return column == columns.length && start > to ? ParseOutcome.Ok.OK : UNEVEN;
  }

  /// `2 123456789012 eni-…`
  private static boolean looksPlain(byte[] buffer, int from, int to) {
    int account = from + 2;
    int end = account + ACCOUNT_DIGITS;
    return to > end
        && Bytes.isDigit(buffer[from])
        && buffer[from + 1] == ' '
        && Bytes.digits(buffer, account, end) >= 0
        && Bytes.startsWith(buffer, end, to, " eni-");
  }
}
