package io.redoubt.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.report.FakeAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens the page in a real browser: what logs carry must never run there.
class ChromiumTest {
  private static final List<String> PAYLOADS =
      List.of(
          "<script>document.title='PWNED'</script>",
          "\"><img src=x onerror=\"document.title='PWNED'\">",
          "'><svg/onload=document.title='PWNED'>",
          "</title></style></script><script>document.title='PWNED'</script>",
          "<iframe srcdoc=\"<script>parent.document.title='PWNED'</script>\"></iframe>",
          "<a href=javascript:document.title='PWNED' autofocus onfocus=document.title='PWNED'>x",
          "<details open ontoggle=document.title='PWNED'>",
          "\" autofocus onfocus=\"document.title='PWNED'\" x=\"",
          "&lt;script&gt;document.title='PWNED'&lt;/script&gt;",
          "-->]]><body onload=document.title='PWNED'><base href=//x.invalid>");

  private final Path folder;

  ChromiumTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Path browser() {
    Path found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    Assumptions.assumeTrue(
        Files.isExecutable(found), "SKIPPED: no Chromium at /usr/bin/chromium (install chromium)");
    return found;
  }

  private String rendered(String page) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path dom = folder.resolve("dom.html");
    Process run =
        new ProcessBuilder(
                browser().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!run.waitFor(60, TimeUnit.SECONDS)) {
      run.destroyForcibly();
      throw new IOException("Chromium gave no answer within 60 s.");
    }
    return Files.readString(dom);
  }

  @Test
  void runsNothingThatLogsCarryEvenWithoutItsPolicy() throws IOException, InterruptedException {
    String page = HtmlReportTest.page(FakeAnalysis.poisoned(String.join(" ", PAYLOADS)));
    String unprotected = page.replaceFirst("<meta http-equiv[^>]*>", "");
    assertThat(unprotected).isNotEqualTo(page);
    String dom = rendered(unprotected);
    assertThat(dom).contains("<title>Redoubt report</title>").contains("web01 taken over");
    assertThat(dom).doesNotContain("<title>PWNED").doesNotContain("<script").doesNotContain("<img");
  }

  @Test
  void wouldNoticeAScriptThatRuns() throws IOException, InterruptedException {
    String page = HtmlReportTest.page(FakeAnalysis.quiet());
    String script = "<script>document.title='PWNED'</script></body>";
    String unprotected = page.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", script);
    assertThat(rendered(unprotected)).contains("<title>PWNED");
    assertThat(rendered(page.replace("</body>", script)))
        .as("the policy stops it")
        .contains("<title>Redoubt report");
  }
}
