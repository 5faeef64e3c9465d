package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import io.redoubt.config.Shape.Many;
import io.redoubt.event.port.Expected;
import java.util.List;

/// What a configuration says is expected: `detection.scanners` and `detection.maintenance`.
public final class Expectations {
  private Expectations() {}

  /// Reads it.
  ///
  /// @throws UsageError when it cannot be understood
  public static Expected of(Configuration configuration) {
    try {
      return Expected.of(
          several(configuration, "detection.scanners"),
          several(configuration, "detection.maintenance"));
    } catch (IllegalArgumentException wrong) {
      throw new UsageError(String.valueOf(wrong.getMessage()));
    }
  }

  private static List<String> several(Configuration configuration, String key) {
    return configuration.given(key).map(Many::of).orElse(List.of());
  }
}
