package io.redoubt.detect.sigma.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A folder in which large rule sets are kept as they were read, so that the next start need not
/// read their YAML. One file for each place that rules come from: four bytes `RRC1`, the key of the
/// rules (their paths, content and all that decides what becomes of them), two checksums of key and
/// rules, the rules. What is damaged, out of date or unreadable is not there; what cannot be
/// written is not kept. Files come whole or not at all, so that several programs may share the
/// folder. Thread-safe.
public final class RuleCache {
  /// Nothing is kept.
  public static final RuleCache NONE = new RuleCache(null, "");

  /// How many places are kept; those not used for longest go first.
  public static final int KEPT = 8;

  private static final int MAGIC = 0x52524331;
  private static final int KEY = 32;
  private static final int HEAD = 4 + KEY + 8;
  private static final long MOST = 256L << 20;
  private static final String ENDING = ".rules";
  private static final String NEW = ".new";

  /// What became of looking for rules.
  public enum Outcome {
    /// They were not looked for: too few to be worth it, or nothing is kept.
    UNUSED,
    /// They were there.
    FOUND,
    /// There were none yet.
    MISSING,
    /// There were others, as files or the program have changed.
    STALE,
    /// What was there was damaged.
    DAMAGED
  }

  private final @Nullable Path folder;
  private final String program;
  private volatile Outcome last = Outcome.UNUSED;

  private RuleCache(@Nullable Path folder, String program) {
    this.folder = folder;
    this.program = program;
  }

  /// Keeps rules in this folder, which need not be there.
  ///
  /// @param program tells this program from others that would read the same rules differently
  public static RuleCache in(Path folder, String program) {
    return new RuleCache(folder, program);
  }

  /// What became of the last place that was looked for.
  public Outcome last() {
    return last;
  }

  /// Whether anything is kept.
  public boolean kept() {
    return folder != null;
  }

  /// A key that stands for the program, and for what else is hashed into it.
  public KeyMaker key() {
    return new KeyMaker().add("RRC1").add(program);
  }

  /// The rules of a place, behind [#BODY] bytes of head; empty when they are not kept.
  ///
  /// @param key of what there is now
  public Optional<byte[]> find(String place, byte[] key) {
    Path file = file(place);
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MOST) {
        return told(Outcome.DAMAGED);
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < HEAD || !Arrays.equals(bytes, 4 + KEY, HEAD, sums(bytes), 0, 8)) {
        return told(Outcome.DAMAGED);
      }
      if (!Arrays.equals(bytes, 4, 4 + KEY, key, 0, KEY)) {
        return told(Outcome.STALE);
      }
      last = Outcome.FOUND;
      return Optional.of(bytes);
    } catch (IOException none) {
      return told(Outcome.MISSING);
    }
  }

  /// Where the rules begin in what [#find] gives.
  public static final int BODY = HEAD;

  /// What [#find] gave cannot be read: it is made anew.
  public void damaged() {
    last = Outcome.DAMAGED;
  }

  private Optional<byte[]> told(Outcome outcome) {
    last = outcome;
    return Optional.empty();
  }

  /// Keeps the rules of a place, in place of those kept before.
  public void keep(String place, byte[] key, byte[] rules) {
    Path file = file(place);
    if (file == null || folder == null || rules.length > MOST - HEAD) {
      return;
    }
    ByteBuffer whole = ByteBuffer.allocate(HEAD + rules.length);
    whole.putInt(MAGIC).put(key).putLong(0).put(rules);
    whole.position(4 + KEY).put(sums(whole.array()));
    try {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, "", NEW);
      try {
        Files.write(made, whole.array());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(made);
      }
      prune(folder);
    } catch (IOException notKept) {
      return; // the next start reads the YAML again
    }
  }

  /* All but the two checksums themselves. */
  private static byte[] sums(byte[] whole) {
    CRC32C one = new CRC32C();
    CRC32 other = new CRC32();
    for (java.util.zip.Checksum sum : List.of(one, other)) {
      sum.update(whole, 0, 4 + KEY);
      sum.update(whole, HEAD, whole.length - HEAD);
    }
    ByteBuffer both = ByteBuffer.allocate(8);
    return both.putInt((int) one.getValue()).putInt((int) other.getValue()).array();
  }

  private @Nullable Path file(String place) {
    byte[] name = new KeyMaker().add(program).add(place).key();
    return folder == null ? null : folder.resolve(HexFormat.of().formatHex(name, 0, 12) + ENDING);
  }

  private static void prune(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(RuleCache::changed).reversed())
              .skip(KEPT)
              .toList();
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
