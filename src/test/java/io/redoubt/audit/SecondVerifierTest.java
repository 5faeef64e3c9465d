package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.audit.check.Anchor;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy/audit/verify_audit.py` comes to the same result as [AuditVerifier], whatever was done.
class SecondVerifierTest {
  private static final String SCRIPT = "deploy/audit/verify_audit.py";

  @TempDir private Path folder = Path.of("");
  private final List<Path> written = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @BeforeEach
  void needsPython() throws IOException, InterruptedException {
    boolean present;
    try {
      present = python("--help").code() == 2;
    } catch (IOException none) {
      present = false;
    }
    assumeTrue(present, "python3 is not installed: the second verifier is not compared");
  }

  @Test
  void agreesOnSoundLogs() throws IOException, InterruptedException {
    for (int size : List.of(1, 2, 255, 256, 257, 519)) {
      add(Logs.written(size, 60, size));
    }
    MemoryDisk purged = Logs.written(100, 7, 1);
    try (AuditLog log = AuditLog.open(purged, Logs.CLOCK, Logs.seeded(2))) {
      log.purge(List.of(new Range(3, 40)), "me", "age");
    }
    add(purged);
    assertThat(expected).containsOnly("sound");
    assertAgreement();
  }

  @Test
  void agreesOnDamagedLogs() throws IOException, InterruptedException {
    MemoryDisk log = Logs.written(40, 7, 7);
    Random random = new Random(11);
    for (String path : log.files.keySet()) {
      byte[] bytes = log.files.getOrDefault(path, new byte[0]);
      for (int i = 0; i < 6; i++) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        add(with(log, path, flipped));
      }
      add(with(log, path, Arrays.copyOf(bytes, random.nextInt(bytes.length))));
      add(with(log, path, Arrays.copyOf(bytes, bytes.length + 1)));
      MemoryDisk without = log.copy();
      without.files.remove(path);
      add(without);
    }
    MemoryDisk old = Logs.written(15, 7, 7);
    add(with(log, "checkpoint", old.files.getOrDefault("checkpoint", new byte[0])));
    old.files.forEach(log.files::putIfAbsent);
    add(with(log, "checkpoint", old.files.getOrDefault("checkpoint", new byte[0])));
    add(hashedAnew(Logs.written(40, 7, 7), 23));
    assertThat(expected).endsWith("23");
    assertThat(expected.stream().filter("sound"::equals)).hasSize(1); // without its private key
    assertAgreement();
  }

  @Test
  void agreesOnHigherTilesAndInterruptedWrites() throws IOException, InterruptedException {
    MemoryDisk grown = Logs.written(700, 60, 7);
    for (String path : List.of("tile/1/000.p/2", "tile/0/001", "tile/entries/001")) {
      byte[] bytes = grown.files.getOrDefault(path, new byte[0]).clone();
      bytes[40] ^= 1;
      add(with(grown, path, bytes));
    }
    for (MemoryDisk.Loss loss : MemoryDisk.Loss.values()) {
      for (int cut = 1; cut < 14; cut += 2) {
        MemoryDisk disk = Logs.written(40, 7, 7);
        try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(3))) {
          disk.cutAfter(cut);
          log.appendAll(Logs.some(40, 43));
        } catch (AuditException interrupted) {
          assertThat(interrupted).hasMessageContaining("power cut");
        }
        add(disk.afterPowerCut(loss));
      }
    }
    assertAgreement();
  }

  @Test
  void agreesOnAnchors() throws IOException, InterruptedException {
    Path log = save(Logs.written(300, 60, 7));
    for (int size : List.of(1, 61, 256, 300, 301)) {
      byte[] note = Logs.written(size, 60, 7).files.getOrDefault("checkpoint", new byte[0]);
      Path anchor = Files.write(folder.resolve("anchor"), note);
      int code = python("--anchor", anchor.toString(), log.toString()).code();
      boolean sound = AuditVerifier.verify(log, List.of(new Anchor("anchor", note))).sound();
      assertThat(code).as("anchor of %d", size).isEqualTo(sound ? 0 : 5);
      assertThat(sound).isEqualTo(size <= 300);
    }
  }

  private void add(MemoryDisk disk) throws IOException {
    written.add(save(disk));
    AuditReport report = AuditVerifier.verify(disk, List.of());
    expected.add(report.first().map(problem -> "" + problem.entry()).orElse("sound"));
  }

  private Path save(MemoryDisk disk) throws IOException {
    Path log = folder.resolve("log" + written.size());
    for (var file : disk.files.entrySet()) {
      Path path = log.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return log;
  }

  private void assertAgreement() throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Files.write(list, written.stream().map(Path::toString).toList());
    Said said = python(list, "--many");
    assertThat(said.text().lines()).as(said.text()).containsExactlyElementsOf(expected);
  }

  /// The log with another time in one entry, and a tile that fits.
  private static MemoryDisk hashedAnew(MemoryDisk disk, int edited) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    List<Hash> leaves = new ArrayList<>();
    AuditReader.open(disk)
        .each(
            record -> {
              String json = record.json();
              byte[] entry =
                  (record.index() == edited ? json.replace("T12:", "T13:") : json)
                      .getBytes(StandardCharsets.UTF_8);
              Bundle.add(bundle, entry);
              leaves.add(new Hasher().leaf(entry, 0, entry.length));
            });
    disk.files.put("tile/entries/000.p/40", bundle.toByteArray());
    disk.files.put("tile/0/000.p/40", LogFiles.tile(leaves));
    return disk;
  }

  private static MemoryDisk with(MemoryDisk log, String path, byte[] bytes) {
    MemoryDisk disk = log.copy();
    disk.files.put(path, bytes);
    return disk;
  }

  private Said python(String... args) throws IOException, InterruptedException {
    return python(Files.writeString(folder.resolve("none"), ""), args);
  }

  private static Said python(Path input, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  /// What a run of the script came to.
  private record Said(int code, String text) {}
}
