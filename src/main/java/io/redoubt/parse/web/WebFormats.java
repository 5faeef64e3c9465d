package io.redoubt.parse.web;

import io.redoubt.event.Parser;
import java.util.List;

/// The line formats of this package, most frequent first.
public final class WebFormats {
  private WebFormats() {}

  /// Those to be asked before syslog: the most frequent one, and one that begins like a syslog
  /// line.
  public static List<Parser> first() {
    return List.of(new AccessLogParser(), new ElbParser());
  }

  /// All parsers for lines inside others. Each rejects the lines of the others.
  public static List<Parser> lines() {
    return List.of(
        new AccessLogParser(),
        new ApacheErrorParser(),
        new NginxErrorParser(),
        new TimeFirstAccessParser(),
        new HaproxyParser(),
        new CouchDbParser(),
        new SquidParser());
  }
}
