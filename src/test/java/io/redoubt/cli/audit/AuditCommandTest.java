package io.redoubt.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.entry.Asking;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.Basis;
import io.redoubt.audit.entry.ModelUsed;
import io.redoubt.audit.entry.Outcome;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.audit.entry.Versions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path work = Path.of("");

  @BeforeEach
  void write() {
    try (AuditLog log = AuditLog.open(work.resolve("audit"), CLOCK, new SecureRandom())) {
      log.append(verdict("A-17", "What is \u001b[31mthis?"));
      log.append(verdict("A-18", "And this?"));
    }
  }

  private static AuditEntry verdict(String alert, String prompt) {
    return new AuditEntry.Verdict(
        alert,
        new Asking(
            new ModelUsed("ollama", "0.9", "phi4-mini", "sha256:ab", Map.of("seed", "7")),
            new Versions("v1", "v1", "3"),
            new RedactionUsed(2, "m1"),
            "e0"),
        new Outcome("merged", "true_positive", "high", "", Basis.NONE, Map.of("model_ms", 9L)),
        List.of(Payload.text(Payload.PROMPT, prompt), Payload.text(Payload.VERDICT, "{}")));
  }

  private Run run(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 3);
    System.arraycopy(args, 0, all, 1, args.length);
    all[0] = "audit";
    all[args.length + 1] = "-w";
    all[args.length + 2] = work.toString();
    return Run.of(all);
  }

  @Test
  void saysThatAnUntouchedLogIsSoundAndWhatItCannotKnow() {
    Run run = run("verify");
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Exit.OK);
    assertThat(run.out()).contains("entries    3", "payloads   4", "sound", "--anchor");
  }

  @Test
  void namesTheFirstBadEntryAndExitsWithFive() throws IOException {
    Path bundle = work.resolve("audit/tile/entries/000.p/3");
    String text = Files.readString(bundle, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        bundle, text.replace("A-18", "A-19"), java.nio.charset.StandardCharsets.ISO_8859_1);
    Run run = run("verify");
    assertThat(run.code()).isEqualTo(Exit.INTEGRITY);
    assertThat(run.out()).contains("first bad entry: 2");
    assertThat(run.err()).contains("entry 2").doesNotContain("Exception");
  }

  @Test
  void aMissingLogIsAnIntegrityFailure() {
    Run run = Run.of("audit", "verify", "-w", work.resolve("nowhere").toString());
    assertThat(run.code()).isEqualTo(Exit.INTEGRITY);
    assertThat(run.out()).contains("no checkpoint");
    assertThat(Run.of("audit", "show", "-w", work.resolve("nowhere").toString()).code())
        .isEqualTo(Exit.INTEGRITY);
  }

  @Test
  void anUnreadableStoreIsAnIntegrityFailure() throws IOException {
    Path bundle = work.resolve("audit/tile/entries/000.p/3");
    Files.delete(bundle);
    Files.createDirectories(bundle.resolve("x"));
    for (String command : new String[] {"verify", "show", "export"}) {
      Run run = run(command);
      assertThat(run.code()).as(command).isEqualTo(Exit.INTEGRITY);
      assertThat(run.err()).contains("redoubt: ").doesNotContain("\tat ");
    }
  }

  @Test
  void anAnchorShowsThatTheEndWasCutOff() throws IOException {
    Path anchor = Files.writeString(work.resolve("anchor.txt"), run("anchor").out());
    assertThat(run("verify", "--anchor", anchor.toString()).out()).contains("the log contains it");
    Path other = work.resolve("other");
    AuditLog.open(other.resolve("audit"), CLOCK, new SecureRandom()).close();
    Run run = Run.of("audit", "verify", "-w", other.toString(), "--anchor", anchor.toString());
    assertThat(run.code()).isEqualTo(Exit.INTEGRITY);
    assertThat(run.out()).contains("no valid signature");
    assertThat(run("verify", "--anchor", "nowhere.txt").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void exportsTheSameLinesEveryTime() {
    Run run = run("export");
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(1)).startsWith("{\"evidence_hash\":\"e0\",\"index\":1,");
    assertThat(run("export").out()).isEqualTo(run.out());
  }

  @Test
  void showsEntriesInertAndPayloadsExactly() {
    assertThat(run("show").out()).contains("A-17", "true_positive high", "created");
    Run one = run("show", "A-17");
    assertThat(one.out()).contains("model.digest", "sha256:ab", "What is").doesNotContain("\u001b");
    assertThat(run("show", "1", "--payload", "prompt").out()).isEqualTo("What is \u001b[31mthis?");
    assertThat(run("show", "zzz").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void purgesOldPayloadsAndSaysSo() {
    assertThat(run("purge", "--reason", "age").code()).isEqualTo(Exit.USAGE);
    Run run = run("purge", "--older-than", "90d", "--reason", "age");
    assertThat(run.out()).contains("purged 4 payloads");
    assertThat(run("verify").out()).contains("those of 2 entries purged on record", "sound");
    assertThat(run("show", "A-17").out()).contains("not there any more");
    assertThat(run("purge", "--id", "A-18", "--reason", "x").out()).contains("nothing to purge");
  }

  @Test
  void replayShowsWhatIsStored() {
    Run run = run("replay", "A-17");
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out()).contains("entry 1", "prompt", "hash as recorded");
  }

  @Test
  void theLogOfTheServiceIsNamedByItsFolderToo() {
    String folder = work.toString();
    for (String command : new String[] {"verify", "show", "export", "anchor"}) {
      Run run = Run.of("audit", command, "--data-dir", folder);
      assertThat(run.code()).as(command + run.err()).isEqualTo(Exit.OK);
      assertThat(run.out()).isEqualTo(run(command).out());
    }
    Run none = Run.of("audit", "verify");
    assertThat(none.code()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("-w DIR", "--data-dir DIR");
    assertThat(Run.of("audit", "show", "-w", folder, "--data-dir", folder).err())
        .contains("give one");
  }

  @Test
  void helpTeaches() {
    assertThat(Run.of("audit", "verify", "--help").out())
        .contains("earlier state", "anchor.txt", "verify_audit.py");
    assertThat(Run.of("audit").out()).contains("redoubt audit verify -w DIR", "purge");
  }
}
