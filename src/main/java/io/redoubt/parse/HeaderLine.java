package io.redoubt.parse;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import java.util.List;

/// Header lines of tables that were sent as records of their own, among the rows below them.
/// Stateless and thread-safe.
final class HeaderLine implements Parser {
  private static final Format ZEEK = new Format("zeek");
  private static final Format W3C = new Format("w3c");
  private static final List<String> OF_ZEEK =
      List.of(
          "#separator ",
          "#set_separator",
          "#empty_field",
          "#unset_field",
          "#path",
          "#open",
          "#close",
          "#fields",
          "#types");
  private static final List<String> OF_W3C =
      List.of(
          "#Software:",
          "#Version:",
          "#Date:",
          "#Fields:",
          "#Start-Date:",
          "#End-Date:",
          "#GMT-Offset:",
          "#Remark:");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no header line");

  @Override
  public Format format() {
    return ZEEK;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    boolean hash = from < to && buffer[from] == '#';
    boolean zeek = hash && begins(OF_ZEEK, buffer, from, to);
    if (!zeek && !(hash && begins(OF_W3C, buffer, from, to))) {
      return FOREIGN;
    }
    out.format(zeek ? ZEEK : W3C);
    out.add(Ecs.MESSAGE, buffer, from, to);
    return ParseOutcome.Ok.OK;
  }

  private static boolean begins(List<String> words, byte[] buffer, int from, int to) {
    return words.stream().anyMatch(word -> Bytes.startsWith(buffer, from, to, word));
  }
}
