package io.redoubt.cli.analysis;

import io.redoubt.cli.terminal.Unwritten;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.correlate.AlertHomes;
import io.redoubt.event.finding.Finding;
import io.redoubt.pipeline.FindingLog;
import io.redoubt.report.ReportFile;
import io.redoubt.report.timeline.Profile;
import io.redoubt.report.timeline.TimelineWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The timeline being written during a run, or nothing when none was asked for.
final class TimelineFile implements FindingLog, AutoCloseable {
  static final TimelineFile NONE = new TimelineFile(null, null);

  private final @Nullable ReportFile file;
  private final @Nullable TimelineWriter writer;

  private TimelineFile(@Nullable ReportFile file, @Nullable TimelineWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  static TimelineFile open(Path path, boolean clobber, boolean csv, Profile profile)
      throws IOException {
    ReportFile file = ReportFile.create(path, clobber);
    return new TimelineFile(file, new TimelineWriter(file.out(), csv, profile, file.folder()));
  }

  @Override
  public void accept(Finding finding) {
    if (writer != null) {
      try {
        writer.write(finding, AlertHomes.seat(finding));
      } catch (IOException full) {
        throw unwritten(full);
      }
    }
  }

  @Override
  public void settled(AlertHomes homes) {
    if (writer != null) {
      try {
        writer.finish(homes);
      } catch (IOException full) {
        throw unwritten(full);
      }
    }
  }

  private static UsageError unwritten(IOException full) {
    return new UsageError("The timeline cannot be written: " + Unwritten.reason(full));
  }

  void keep() {
    if (writer != null && file != null) {
      try {
        writer.close();
        file.keep();
      } catch (IOException full) {
        throw unwritten(full);
      }
    }
  }

  @Override
  public void close() {
    ReportFile begun = file;
    if (begun != null) {
      try (begun) {
        if (writer != null) {
          writer.close();
        }
      } catch (IOException full) {
        throw unwritten(full);
      }
    }
  }
}
