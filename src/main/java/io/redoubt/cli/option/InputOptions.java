package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What to read, and what to assume about it: shared by `analyze`, `parse` and `detect`.
public final class InputOptions {
  private static final int MOST_THREADS = 256;
  private static final int EARLIEST = 1970;
  private static final int LATEST = 2099;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Files, folders, globs, archives (.gz .zst .bz2 .zip .tar); - is standard input.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out paths that match; may be repeated.")
  List<String> exclude = new ArrayList<>();

  @Option(
      names = "--assume-format",
      paramLabel = "FORMAT",
      description = "Take lines for this format or family (syslog, apache.access, …).")
  @Nullable String format;

  @Mixin private ZoneOption zone;

  @Option(
      names = "--assume-year",
      paramLabel = "YYYY",
      description = "Year of times without one; otherwise inferred from evidence, or unknown.")
  @Nullable Integer year;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers (default: one per processor).")
  @Nullable Integer threads;

  /// @param copies whether files of equal content are all read
  public FileSource source(InputStream standardInput, boolean copies) {
    return new FileSource(
        new IngestOptions(exclude, IngestOptions.Limits.DEFAULT, copies), standardInput);
  }

  /// The formats to recognise: all, or the one that was named.
  public Formats formats() {
    Formats all = Formats.standard();
    if (format == null) {
      return all;
    }
    return all.only(format)
        .orElseThrow(
            () ->
                new UsageError(
                    "--assume-format "
                        + format
                        + ": there is no such line format; there are "
                        + String.join(", ", all.lineFormats())
                        + "."));
  }

  /// The zone in which the user's own times are meant.
  public ZoneId wallZone() {
    return zone.orUtc();
  }

  /// What reads them: every command that looks at events reads them in the same way.
  ///
  /// @param copies whether files of equal content are all read
  /// @param hashes whether the inputs' hashes are wanted
  public Pipeline pipeline(InputStream standardInput, boolean copies, boolean hashes) {
    return new Pipeline(source(standardInput, copies), formats(), Stages.load(), settings(hashes));
  }

  /// How to read records.
  ///
  /// @param hashes whether inputs are hashed
  public ReadSettings settings(boolean hashes) {
    if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
      throw new UsageError("--threads " + threads + ": from 1 to " + MOST_THREADS + ".");
    }
    if (year != null && (year < EARLIEST || year > LATEST)) {
      throw new UsageError("--assume-year " + year + ": from " + EARLIEST + " to " + LATEST + ".");
    }
    int workers = threads != null ? threads : Runtime.getRuntime().availableProcessors();
    return new ReadSettings(zone.zone, year, workers, hashes);
  }

  /// What was named to be read: files, folders, patterns, `-`.
  public List<String> paths() {
    return paths;
  }
}
