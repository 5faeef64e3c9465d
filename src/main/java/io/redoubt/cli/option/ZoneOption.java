package io.redoubt.cli.option;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What to assume of times without an offset: shared by all commands that read records.
public final class ZoneOption {
  @Option(
      names = {"--assume-tz", "--zone"},
      paramLabel = "ZONE",
      converter = Zones.class,
      description = "Zone of times without an offset: Europe/Berlin, +02:00 (default: UTC).")
  @Nullable ZoneId zone;

  /// The zone that was given, null without one.
  public @Nullable ZoneId zone() {
    return zone;
  }

  /// The zone that was given, or UTC.
  ZoneId orUtc() {
    return zone == null ? ZoneOffset.UTC : zone;
  }
}
