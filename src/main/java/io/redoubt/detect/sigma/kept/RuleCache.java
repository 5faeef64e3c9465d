package io.redoubt.detect.sigma.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A folder in which large rule sets are kept as they were read, so that the next start need not
/// read their YAML. One file for each place that rules come from: four bytes `RRC2`, the key of the
/// rules (their paths, content and all that decides what becomes of them), two checksums of the
/// rest, the length of what was noted of the files and that, the rules. What is damaged, out of
/// date or unreadable is not there; what cannot be written is not kept. Files come whole or not at
/// all, so that several programs may share the folder. Thread-safe.
public final class RuleCache {
  /// Nothing is kept.
  public static final RuleCache NONE = new RuleCache(null, "", InstantSource.system());

  /// How many places are kept; those not used for longest go first.
  public static final int KEPT = 8;

  private static final int MAGIC = 0x52524332;
  private static final int KEY = 32;
  private static final int SUMMED = 4 + KEY + 8;
  private static final int HEAD = SUMMED + 4;
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
  private final InstantSource clock;
  private volatile Outcome last = Outcome.UNUSED;

  /// What is kept of a place.
  ///
  /// @param bytes all of the file
  /// @param rules where in it the rules begin
  public record Kept(byte[] bytes, int rules) {
    /// What was noted of the files that the rules come from; nothing where nothing was.
    ByteBuffer stamps() {
      return ByteBuffer.wrap(bytes, HEAD, rules - HEAD);
    }

    /// The rules.
    public byte[] body() {
      return Arrays.copyOfRange(bytes, rules, bytes.length);
    }
  }

  private RuleCache(@Nullable Path folder, String program, InstantSource clock) {
    this.folder = folder;
    this.program = program;
    this.clock = clock;
  }

  /// Keeps rules in this folder, which need not be there.
  ///
  /// @param program tells this program from others that would read the same rules differently
  /// @param clock that of the file system
  public static RuleCache in(Path folder, String program, InstantSource clock) {
    return new RuleCache(folder, program, clock);
  }

  /// The time by its clock.
  public Instant now() {
    return clock.instant();
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
    return new KeyMaker().add("RRC2").add(program);
  }

  /// What is kept of a place; empty when it is of other rules.
  ///
  /// @param key of what there is now
  public Optional<Kept> find(String place, byte[] key) {
    Optional<Kept> kept = read(place);
    if (kept.isPresent() && !Arrays.equals(kept.get().bytes(), 4, 4 + KEY, key, 0, KEY)) {
      return told(Outcome.STALE);
    }
    return kept;
  }

  /// What is kept of a place; empty when nothing was noted of its files, or that is no longer so.
  ///
  /// @param same whether what was noted is still so
  public Optional<Kept> find(String place, Predicate<ByteBuffer> same) {
    Outcome before = last;
    Optional<Kept> kept =
        read(place).filter(k -> k.stamps().hasRemaining() && same.test(k.stamps()));
    if (kept.isEmpty()) {
      last = before; // they are looked for by their key yet
    }
    return kept;
  }

  private Optional<Kept> read(String place) {
    Path file = file(place);
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MOST) {
        return told(Outcome.DAMAGED);
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < HEAD || !Arrays.equals(bytes, 4 + KEY, SUMMED, sums(bytes), 0, 8)) {
        return told(Outcome.DAMAGED);
      }
      last = Outcome.FOUND;
      return Optional.of(new Kept(bytes, HEAD + ByteBuffer.wrap(bytes).getInt(SUMMED)));
    } catch (IOException none) {
      return told(Outcome.MISSING);
    }
  }

  /// What [#find] gave cannot be read: it is made anew.
  public void damaged() {
    last = Outcome.DAMAGED;
  }

  private Optional<Kept> told(Outcome outcome) {
    last = outcome;
    return Optional.empty();
  }

  /// Keeps the rules of a place, in place of those kept before.
  ///
  /// @param stamps what is to be noted of the files that they come from; may be empty
  public void keep(String place, byte[] key, byte[] stamps, byte[] rules) {
    Path file = file(place);
    if (file == null || folder == null || rules.length > MOST - HEAD - stamps.length) {
      return;
    }
    ByteBuffer whole = ByteBuffer.allocate(HEAD + stamps.length + rules.length);
    whole.putInt(MAGIC).put(key).putLong(0).putInt(stamps.length).put(stamps).put(rules);
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
      sum.update(whole, SUMMED, whole.length - SUMMED);
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
