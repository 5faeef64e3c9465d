package io.redoubt.llm.local;

import com.sun.management.OperatingSystemMXBean;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.http.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file of a model: what it is, whether it can be run here, and its digest, which is computed
/// once for each state (size and time of change) of the file. Thread-safe.
final class ModelFile {
  private static final long BUFFERS = 512L * 1024 * 1024;
  private static final int CHUNK = 1 << 20;
  private static final int LONGEST_SHOWN = 100;
  private static final double GIB = 1L << 30;

  /// Bytes below which a model is small: to hand the work of a token to another thread, and to wait
  /// for it, takes longer than to do it.
  private static final long SMALL = 16L * 1024 * 1024;

  private final Path path;
  private @Nullable Known known;

  /// A state of the file.
  record Stamp(long size, long changedMillis) {}

  private record Known(Stamp stamp, String digest) {}

  /// What a look at the file showed.
  sealed interface Look {
    /// It may be loaded.
    record Good(Stamp stamp, GgufFile head) implements Look {
      /// The context that it is run with: the option, or less when it was made for less.
      int context(ModelOptions options) {
        return head.context() > 0 ? Math.min(head.context(), options.context()) : options.context();
      }

      /// The threads that share its work: one for each processor, a single one for a small model.
      int threads() {
        return stamp.size() < SMALL ? 1 : Runtime.getRuntime().availableProcessors();
      }
    }

    /// It may not.
    record Bad(Failure failure) implements Look {}
  }

  ModelFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path.toAbsolutePath();
  }

  /// The file name, which stands for the model's name.
  String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// Looks at the file: is it there, whole, and small enough to be run with these options?
  Look look(ModelOptions options) {
    try {
      Optional<Stamp> stamp = stamp();
      if (stamp.isEmpty()) {
        return bad(FailureReason.MODEL_FILE, "is no file");
      }
      GgufFile head = GgufReader.read(path);
      if (head.end() >= stamp.get().size()) {
        return bad(FailureReason.MODEL_FILE, "is cut: it ends before its last tensor begins");
      }
      Look.Good good = new Look.Good(stamp.get(), head);
      double cache = (double) head.cacheBytes() * good.context(options);
      double needed = stamp.get().size() + BUFFERS + cache;
      double memory = memory();
      return needed > memory ? bad(FailureReason.UNSUPPORTED, tooLarge(needed, memory)) : good;
    } catch (EOFException _) {
      return bad(FailureReason.MODEL_FILE, "is cut: it ends within its head");
    } catch (GgufReader.NotGguf foreign) {
      return bad(FailureReason.MODEL_FILE, "is no GGUF file: " + foreign.getMessage());
    } catch (IOException unreadable) {
      return bad(
          FailureReason.MODEL_FILE,
          Files.exists(path) ? "cannot be read: " + unreadable.getMessage() : "does not exist");
    }
  }

  private Look bad(FailureReason reason, String what) {
    return new Look.Bad(new Failure(reason, shown() + " " + what + "."));
  }

  /// The path as it was given, its end when it is long.
  String shown() {
    String text = path.toString();
    return text.length() <= LONGEST_SHOWN
        ? text
        : "…" + text.substring(text.length() - LONGEST_SHOWN);
  }

  private static String tooLarge(double needed, double memory) {
    return String.format(
        Locale.ROOT,
        "needs about %.1f GiB of memory, and there are %.1f",
        needed / GIB,
        memory / GIB);
  }

  /* Of the container, if there is one. */
  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /// The state of the file; nothing when there is no such file.
  Optional<Stamp> stamp() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.isRegularFile()
        ? Optional.of(new Stamp(now.size(), now.lastModifiedTime().toMillis()))
        : Optional.empty();
  }

  /// Whether the file is still in this state.
  boolean is(Stamp stamp) {
    try {
      return stamp().filter(stamp::equals).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  /// SHA-256 of the whole file in this state, in lower-case hexadecimal digits.
  ///
  /// @throws IOException when it cannot be read to its end, or the thread was interrupted
  synchronized String digest(Stamp stamp) throws IOException {
    Known earlier = known;
    if (earlier != null && earlier.stamp().equals(stamp)) {
      return earlier.digest();
    }
    String digest = hashed();
    known = new Known(stamp, digest);
    return digest;
  }

  private String hashed() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      var hashing = new DigestInputStream(in, sha);
      byte[] chunk = new byte[CHUNK];
      int got = hashing.read(chunk);
      while (got >= 0) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("interrupted");
        }
        got = hashing.read(chunk);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
