package io.redoubt.cli.analysis;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.detect.Detector;
import io.redoubt.detect.RuleMeter;
import io.redoubt.event.analysis.RuleCosts;
import io.redoubt.report.ReportFile;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import io.redoubt.report.json.RuleCostsJson;
import io.redoubt.report.terminal.CostTable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether the cost of rules is told: shared by `analyze` and `detect`.
final class CostOptions {
  @Option(
      names = "--profile-rules",
      description = "Measure each rule: events asked, candidates, hits, time; table on stderr.")
  boolean wanted;

  @Option(
      names = "--profile-rules-json",
      paramLabel = "FILE",
      description = "Write what was measured of every rule as JSON to a file that does not exist.")
  @Nullable Path file;

  /// Where to count; empty when nobody wants to know.
  Optional<RuleMeter> meter() {
    return wanted || file != null ? Optional.of(new RuleMeter()) : Optional.empty();
  }

  /// Refuses before the work begins what could not be written after it.
  void check() {
    if (file != null) {
      try {
        ReportFile.check(file, false);
      } catch (IOException refused) {
        throw refused(file, refused);
      }
    }
  }

  /// Tells what was measured.
  void tell(Detector detector, Terminal terminal) {
    detector.costs().ifPresent(costs -> tell(costs, terminal));
  }

  private void tell(RuleCosts costs, Terminal terminal) {
    if (wanted) {
      CostTable.lines(costs, terminal.width()).forEach(terminal.err()::println);
    }
    if (file != null) {
      try (ReportFile target = ReportFile.create(file, false)) {
        JsonBytes bytes = new JsonBytes();
        RuleCostsJson.append(costs, new JsonWriter(bytes, true));
        bytes.raw('\n');
        bytes.drainTo(target.out());
        target.keep();
      } catch (IOException failed) {
        throw refused(file, failed);
      }
    }
  }

  private static UsageError refused(Path file, IOException refused) {
    String reason =
        refused instanceof FileSystemException odd && odd.getReason() != null
            ? odd.getReason()
            : String.valueOf(refused.getMessage());
    return new UsageError("--profile-rules-json " + file + ": " + reason);
  }
}
