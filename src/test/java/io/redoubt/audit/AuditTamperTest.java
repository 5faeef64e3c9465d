package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.check.Anchor;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.note.SigningKey;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.testing.Figures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is changed in a log is found, and the first bad entry is named.
@Order(1) // long: begins first
class AuditTamperTest {
  private static final int ENTRIES = 200;
  private static final String BUNDLE = "tile/entries/000.p/200";
  private static final String TILE = "tile/0/000.p/200";

  /// Without the private key, as an auditor has it: what that key file says is tested apart.
  private static final MemoryDisk LOG = withoutKey(Logs.written(ENTRIES, 7, 7));

  private static final Whereabouts OWNERS = new Whereabouts(LOG);

  @Test
  void theUntouchedLogIsSound() {
    AuditReport report = AuditVerifier.verify(LOG, List.of());
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).hasSize(1).first().asString().contains("private key is not here");
    assertThat(report.entries()).isEqualTo(ENTRIES);
  }

  @Test
  void findsEveryFlippedBitOfThePrivateKey() {
    MemoryDisk keyed = Logs.written(2, 1, 7);
    byte[] key = keyed.files.getOrDefault("key", new byte[0]);
    for (int bit = 0; bit < key.length * 8; bit++) {
      byte[] changed = key.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      keyed.files.put("key", changed);
      assertFirst(keyed, -1, "key bit " + bit);
    }
  }

  /// One in each stretch of a file, so that no part is passed over: as many as two an entry, one in
  /// each hash, ten in each payload. The campaign flips every bit.
  @Test
  void findsFlippedBits() {
    Random random = new Random(3);
    for (String path : LOG.files.keySet()) {
      int bits = bytes(path).length * 8;
      int small = path.startsWith("payload/") ? 10 : 30;
      int flips = bits > 80_000 ? 2 * ENTRIES : bits > 8_000 ? ENTRIES : small;
      for (int i = 0; i < flips; i++) {
        int from = (int) ((long) bits * i / flips);
        flip(path, random.nextInt(from, (int) ((long) bits * (i + 1) / flips)));
      }
    }
  }

  @Test
  @Tag("campaign")
  void findsEveryFlippedBit() {
    int step = Integer.getInteger("redoubt.audit.step", 1);
    int start = Integer.getInteger("redoubt.audit.start", 0);
    long flips = 0;
    for (String path : LOG.files.keySet()) {
      for (int bit = start; bit < bytes(path).length * 8; bit += step) {
        flip(path, bit);
        flips++;
      }
    }
    Figures.atLeast("audit: single-bit flips found at their entry", 1.0, flips, flips);
  }

  private static void flip(String path, int bit) {
    byte[] changed = bytes(path).clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    MemoryDisk disk = with(path, changed);
    assertFirst(disk, OWNERS.entry(path, bit / 8), path + " bit " + bit);
  }

  @Test
  void findsEveryRemovedDuplicatedAndSwappedEntry() {
    List<byte[]> entries = entries(LOG);
    for (int i = 0; i < ENTRIES; i++) {
      int at = i;
      assertFirst(withEntries(edit(entries, all -> without(all, at))), i, "removed " + i);
      assertFirst(
          withEntries(edit(entries, all -> with(all, at, all.get(at)))),
          Math.min(i + 1, ENTRIES - 1),
          "duplicated " + i);
      if (i + 1 < ENTRIES) {
        assertFirst(withEntries(edit(entries, all -> swapped(all, at))), i, "swapped " + i);
      }
    }
  }

  @Test
  void findsEveryRemovedFile() {
    for (String path : LOG.files.keySet()) {
      MemoryDisk disk = LOG.copy();
      disk.files.remove(path);
      assertThat(AuditVerifier.verify(disk, List.of()).sound()).as(path).isFalse();
    }
  }

  @Test
  void findsEveryTruncation() {
    for (String path : LOG.files.keySet()) {
      int length = bytes(path).length;
      int step = length > 10_000 ? 211 : length > 1000 ? 67 : 23;
      for (int to = 0; to < length; to += step) {
        MemoryDisk disk = with(path, Arrays.copyOf(bytes(path), to));
        assertFirst(disk, OWNERS.entry(path, to), path + " cut at " + to);
      }
    }
  }

  @Test
  void findsBytesThatWereAdded() {
    for (String path : LOG.files.keySet()) {
      byte[] longer = Arrays.copyOf(bytes(path), bytes(path).length + 1);
      assertThat(AuditVerifier.verify(with(path, longer), List.of()).sound()).as(path).isFalse();
    }
  }

  @Test
  void findsEntriesAndFilesOfAnotherLog() {
    MemoryDisk other = Logs.written(ENTRIES, 7, 8);
    List<byte[]> theirs = entries(other);
    for (int i = 0; i < ENTRIES; i++) {
      int at = i;
      assertFirst(
          withEntries(edit(entries(LOG), all -> set(all, at, theirs.get(at)))), differing(at), "");
    }
    for (String path : LOG.files.keySet()) {
      byte[] file = other.files.get(path);
      if (file != null) {
        assertThat(AuditVerifier.verify(with(path, file), List.of()).sound()).as(path).isFalse();
      }
    }
  }

  /// Entries without payloads are the same in both logs, but for the first, which has the key.
  private static long differing(int at) {
    return at > 0 && at % 4 == 3 ? -2 : at;
  }

  @Test
  void findsAnEditedTime() {
    for (int i = 0; i < ENTRIES; i++) {
      String later = text(entries(LOG).get(i)).replace("2026-11-20T12", "2026-11-20T13");
      int at = i;
      byte[] edited = later.getBytes(StandardCharsets.UTF_8);
      assertFirst(withEntries(edit(entries(LOG), all -> set(all, at, edited))), i, "time " + i);
    }
  }

  @Test
  void findsALogThatWasHashedAnewWithoutTheKey() {
    List<byte[]> edited =
        edit(
            entries(LOG),
            all -> set(all, 57, text(all.get(57)).replace("A-57", "A-58").getBytes(UTF_8)));
    MemoryDisk disk = withEntries(edited);
    disk.files.put(TILE, LogFiles.tile(leaves(edited)));
    AuditReport report = AuditVerifier.verify(disk, List.of());
    assertThat(report.first().orElseThrow().what()).contains("without the key");
    disk.files.put("key", Logs.written(1, 7, 7).files.getOrDefault("key", new byte[0]));
    assertFirst(disk, 57, "the holder of the key can tell which one");
    disk.files.remove("key");
    List<Anchor> early = List.of(anchor(Logs.written(57, 7, 7)));
    assertThat(AuditVerifier.verify(disk, early).first().orElseThrow().entry()).isEqualTo(57);
  }

  @Test
  void findsAForeignKey() {
    SigningKey thief = SigningKey.create("redoubt.local/audit/thief", Logs.seeded(99));
    MemoryDisk disk = LOG.copy();
    disk.files.put("key.pub", (thief.verifyKey().text() + "\n").getBytes(UTF_8));
    assertThat(AuditVerifier.verify(disk, List.of()).sound()).isFalse();
    disk.files.put("key", (thief.secretText() + "\n").getBytes(UTF_8));
    assertThat(AuditVerifier.verify(disk, List.of()).sound()).isFalse();
  }

  @Test
  void findsACheckpointThatWasPutBack() {
    for (int size : List.of(8, 57, 197)) {
      MemoryDisk old = Logs.written(size, 7, 7);
      MemoryDisk disk = with("checkpoint", old.files.getOrDefault("checkpoint", new byte[0]));
      assertThat(AuditVerifier.verify(disk, List.of()).sound()).isFalse();
      old.files.forEach(disk.files::putIfAbsent);
      assertFirst(disk, size, "with its tiles, but later files still there");
    }
  }

  /// Whoever can replace the whole folder can replace it by what it once was. Nothing in the folder
  /// can tell; a checkpoint that was exported can.
  @Test
  void onlyAnExportedCheckpointShowsThatEverythingWasPutBack() {
    MemoryDisk old = Logs.written(57, 7, 7);
    assertThat(AuditVerifier.verify(old, List.of()).problems()).isEmpty();
    AuditReport report = AuditVerifier.verify(old, List.of(anchor(LOG)));
    assertThat(report.first().orElseThrow().entry()).isEqualTo(57);
    assertThat(report.first().orElseThrow().what()).contains("cut off or put back");
  }

  @Test
  void onlyAnExportedCheckpointShowsALogThatWasMadeAnewWithAnotherKey() {
    MemoryDisk forged = Logs.written(ENTRIES, 7, 8);
    assertThat(AuditVerifier.verify(forged, List.of()).problems()).isEmpty();
    assertThat(AuditVerifier.verify(forged, List.of(anchor(LOG))).sound()).isFalse();
  }

  @Test
  void everyEarlierCheckpointFitsTheGrownLog() {
    MemoryDisk grown = Logs.written(700, 7, 7);
    for (int size : List.of(1, 8, 57, 197, 200, 260, 512, 519, 700)) {
      List<Anchor> anchors = List.of(anchor(Logs.written(size, 7, 7)), anchor(grown));
      assertThat(AuditVerifier.verify(grown, anchors).problems()).as("size %d", size).isEmpty();
    }
  }

  @Test
  void findsWrongHigherTiles() {
    MemoryDisk grown = Logs.written(700, 7, 7);
    String path = "tile/1/000.p/2";
    byte[] tile = grown.files.getOrDefault(path, new byte[0]).clone();
    tile[40] ^= 1;
    grown.files.put(path, tile);
    assertFirst(grown, 256, "second hash");
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static MemoryDisk withoutKey(MemoryDisk disk) {
    disk.files.remove("key");
    return disk;
  }

  private static Anchor anchor(MemoryDisk disk) {
    return new Anchor("anchor", disk.files.getOrDefault("checkpoint", new byte[0]));
  }

  private static void assertFirst(MemoryDisk disk, long entry, String what) {
    AuditReport report = AuditVerifier.verify(disk, List.of());
    if (entry == -2) {
      return;
    }
    if (report.sound() || report.first().orElseThrow().entry() != entry) {
      assertThat(report.problems()).as(what).isNotEmpty();
      assertThat(report.first().orElseThrow().entry()).as(what).isEqualTo(entry);
    }
  }

  private static byte[] bytes(String path) {
    return LOG.files.getOrDefault(path, new byte[0]);
  }

  private static MemoryDisk with(String path, byte[] bytes) {
    MemoryDisk disk = LOG.copy();
    disk.files.put(path, bytes);
    return disk;
  }

  private static List<byte[]> entries(MemoryDisk disk) {
    List<byte[]> entries = new ArrayList<>();
    byte[] bundle = disk.files.getOrDefault(BUNDLE, new byte[0]);
    Bundle.each(bundle, (bytes, from, to) -> entries.add(Arrays.copyOfRange(bytes, from, to)));
    return entries;
  }

  private static MemoryDisk withEntries(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    entries.forEach(entry -> Bundle.add(bundle, entry));
    return with(BUNDLE, bundle.toByteArray());
  }

  private static List<Hash> leaves(List<byte[]> entries) {
    Hasher hasher = new Hasher();
    return entries.stream().map(entry -> hasher.leaf(entry, 0, entry.length)).toList();
  }

  private static List<byte[]> edit(List<byte[]> entries, UnaryOperator<List<byte[]>> how) {
    return how.apply(new ArrayList<>(entries));
  }

  private static List<byte[]> without(List<byte[]> all, int at) {
    all.remove(at);
    return all;
  }

  private static List<byte[]> with(List<byte[]> all, int at, byte[] entry) {
    all.add(at, entry);
    return all;
  }

  private static List<byte[]> set(List<byte[]> all, int at, byte[] entry) {
    all.set(at, entry);
    return all;
  }

  private static List<byte[]> swapped(List<byte[]> all, int at) {
    Collections.swap(all, at, at + 1);
    return all;
  }

  private static String text(byte[] entry) {
    return new String(entry, UTF_8);
  }
}
