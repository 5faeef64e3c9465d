package io.redoubt.app;

import io.redoubt.config.Configuration;
import io.redoubt.store.log.LogSettings;
import java.time.Duration;

/// The bounds of the log as they are configured.
final class LogBounds {
  private static final long MEGABYTE = 1_000_000;

  private LogBounds() {}

  /// Of this configuration.
  static LogSettings of(Configuration configuration) {
    Duration age =
        configuration
            .given("retention.days")
            .map(Long::parseLong)
            .map(Duration::ofDays)
            .orElse(Duration.ZERO);
    long size = megabytes(configuration, "retention.size-mb", 0);
    LogSettings standard = LogSettings.standard();
    return standard
        .keeping(age, size)
        .reserving(megabytes(configuration, "retention.reserve-mb", standard.reserveBytes()));
  }

  private static long megabytes(Configuration configuration, String key, long otherwise) {
    return configuration.given(key).map(Long::parseLong).map(n -> n * MEGABYTE).orElse(otherwise);
  }
}
