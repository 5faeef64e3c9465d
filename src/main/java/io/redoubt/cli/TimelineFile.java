package io.redoubt.cli;

import io.redoubt.event.finding.Finding;
import io.redoubt.report.ReportFile;
import io.redoubt.report.timeline.Profile;
import io.redoubt.report.timeline.TimelineWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The timeline being written during a run, or nothing when none was asked for.
final class TimelineFile implements Consumer<Finding>, AutoCloseable {
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
    return new TimelineFile(file, new TimelineWriter(file.out(), csv, profile));
  }

  @Override
  public void accept(Finding finding) {
    if (writer != null) {
      try {
        writer.write(finding, "");
      } catch (IOException full) {
        throw new UncheckedIOException("The timeline cannot be written: " + full, full);
      }
    }
  }

  void keep() throws IOException {
    if (writer != null && file != null) {
      writer.close();
      file.keep();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
