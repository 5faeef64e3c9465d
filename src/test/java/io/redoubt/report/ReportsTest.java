package io.redoubt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.EventTime;
import io.redoubt.report.json.Contract;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.wording.Origin;
import io.redoubt.testing.report.FakeAnalysis;
import io.redoubt.testing.report.FakeFindings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final Origin ORIGIN = new Origin("0.1.0", Instant.EPOCH, "");
  private final Path folder;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void write(ReportFormat format, Path file, boolean clobber) throws IOException {
    Reports.write(FakeAnalysis.incident(), ORIGIN, format, file, clobber, _ -> java.util.List.of());
  }

  @Test
  void tellsTheFormatByTheExtension() {
    assertThat(ReportFormat.of(Path.of("a/b.HTML"))).contains(ReportFormat.HTML);
    assertThat(ReportFormat.of(Path.of("b.md"))).contains(ReportFormat.MARKDOWN);
    assertThat(ReportFormat.of(Path.of("b.json"))).contains(ReportFormat.JSON);
    assertThat(ReportFormat.of(Path.of("b.pdf"))).isEmpty();
    assertThat(ReportFormat.of(Path.of("html"))).isEmpty();
  }

  @Test
  void writesEachFormatAndLeavesNothingElse() throws IOException {
    for (ReportFormat format : ReportFormat.values()) {
      write(format, folder.resolve("r." + format), false);
      assertThat(folder.resolve("r." + format)).isNotEmptyFile();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(ReportFormat.values().length);
    }
  }

  @Test
  void replacesAFileOnlyWhenAskedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("r.json"), "precious");
    assertThatThrownBy(() -> write(ReportFormat.JSON, file, false))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("--clobber");
    assertThat(file).hasContent("precious");
    write(ReportFormat.JSON, file, true);
    assertThat(file).content().startsWith("{\n");
  }

  @Test
  void leavesNoHalfFileWhenWritingFails() throws IOException {
    try (ReportFile half = ReportFile.create(folder.resolve("r.html"), false)) {
      half.out().write('x');
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhatIsWrongWithTheTarget() {
    assertThatThrownBy(() -> ReportFile.check(folder, true)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> write(ReportFormat.JSON, folder.resolve("no/r.json"), false))
        .hasMessageContaining("the folder does not exist");
  }

  @Test
  void printsLinesAsPublished() throws IOException {
    Contract contract = Contract.published();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Reports.jsonLines(FakeAnalysis.incident(), out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(6);
    for (String line : lines) {
      contract.holds("Alert", line);
    }
    out.reset();
    Reports.json(FakeAnalysis.incident(), out);
    contract.holds("Report", out.toString(StandardCharsets.UTF_8));
    JsonBytes bytes = new JsonBytes();
    Reports.jsonLine(FakeFindings.login("x", EventTime.ABSENT), bytes);
    contract.holds("Finding", bytes.toString());
  }
}
