package io.redoubt.parse.web;

import io.redoubt.event.Parser;
import java.util.List;

/// The line formats of this package, most frequent first.
public final class WebFormats {
  private WebFormats() {}

  /// Those that begin like a syslog line and must be asked before it.
  public static List<Parser> dated() {
    return List.of(new ElbParser());
  }

  /// All other parsers. Each rejects the lines of the others.
  public static List<Parser> lines() {
    return List.of(
        new AccessLogParser(),
        new ApacheErrorParser(),
        new NginxErrorParser(),
        new TimeFirstAccessParser(),
        new HaproxyParser(),
        new CouchDbParser());
  }
}
