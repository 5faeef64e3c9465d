package io.redoubt.parse.mysql;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FirstFit;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The slow and the general query log of MySQL and MariaDB. An entry is one when its first record
/// is, the banner of the server left aside:
///
/// ```
/// /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
/// Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
/// Time                 Id Command    Argument
/// ```
///
/// Source: the MySQL reference manual, "The Slow Query Log", "The General Query Log".
public final class MysqlFormat implements FramedFormat {
  private final Supplier<Parser> lines;

  /// @param lines makes the parser of what is no slow query
  public MysqlFormat(Supplier<Parser> lines) {
    this.lines = lines;
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    byte[] bytes = sample.bytes();
    int at = sample.firstInk();
    while (at < sample.length()) {
      int lf = Bytes.find(bytes, at, sample.length(), '\n');
      if (!StatementLine.begins(bytes, at, lf)) {
        return Optional.empty();
      }
      if (!StatementLine.banner(bytes, at, lf)) {
        return Optional.of(
            new StatementFraming(() -> new FirstFit(List.of(new SlowQueryParser(), lines.get()))));
      }
      at = lf + 1;
    }
    return Optional.empty();
  }
}
