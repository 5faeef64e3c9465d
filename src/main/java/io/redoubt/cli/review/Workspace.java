package io.redoubt.cli.review;

import io.redoubt.audit.AuditException;
import io.redoubt.audit.AuditLog;
import io.redoubt.audit.SharedLog;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.recall.CacheFile;
import io.redoubt.triage.review.ReviewLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The folder given by `-w`: audit log, answers, stand-ins and their key. Without a folder all of
/// it ends with the run.
final class Workspace implements AutoCloseable {
  private static final String HMAC = "HmacSHA256";

  private final @Nullable AuditLog log;
  private final AnswerCache cache;
  private final ReviewLog reviews;
  private final RedactionPolicy policy;
  private final byte[] key;

  private Workspace(
      @Nullable AuditLog log,
      AnswerCache cache,
      ReviewLog reviews,
      RedactionPolicy policy,
      byte[] key) {
    this.log = log;
    this.cache = cache;
    this.reviews = reviews;
    this.policy = policy;
    this.key = key;
  }

  /// Opens the folder, making it when it is not there; null: nothing is kept.
  ///
  /// @throws IOException when it cannot be made or read
  static Workspace open(
      @Nullable Path folder, RedactionPolicy policy, Clock clock, SecureRandom random)
      throws IOException {
    return open(folder, policy, clock, random, null);
  }

  /// The same; what is recorded goes into the log that the program has open already.
  ///
  /// @param shared that log, which stays open; null: the folder's own is opened
  static Workspace open(
      @Nullable Path folder,
      RedactionPolicy policy,
      Clock clock,
      SecureRandom random,
      @Nullable SharedLog shared)
      throws IOException {
    if (folder == null) {
      byte[] key = new byte[Redactor.KEY_BYTES];
      random.nextBytes(key);
      return new Workspace(null, AnswerCache.inMemory(clock), ReviewLog.NONE, policy, key);
    }
    closed(folder);
    Path vault = folder.resolve("vault");
    closed(vault);
    AuditLog log;
    try {
      log =
          shared == null
              ? AuditLog.open(folder.resolve(AuditFolder.NAME), clock, random)
              : shared.log();
    } catch (AuditException broken) {
      ReviewLog unrecorded = new Unrecorded(String.valueOf(broken.getMessage()));
      byte[] none = new byte[Redactor.KEY_BYTES];
      return new Workspace(null, AnswerCache.inMemory(clock), unrecorded, policy, none);
    }
    AnswerCache cache = new CacheFile(folder.resolve("answers.jsonl")).open(clock);
    AuditedReviews reviews = new AuditedReviews(log, System.getProperty("user.name", "unknown"));
    byte[] key = key(vault.resolve("key"), random, reviews);
    return new Workspace(shared == null ? log : null, cache, reviews, policy, key);
  }

  /// Records who is asked under which rules, as far as it differs from the last run in this folder.
  ///
  /// @param standing name → value, such as `model` → `phi4-mini sha256:…`
  void begin(@Nullable Path folder, ModelIdentity identity, Map<String, String> standing) {
    if (folder != null && reviews instanceof AuditedReviews audited) {
      new Standing(folder.resolve("standing.properties")).changes(standing, audited, identity);
    }
  }

  /* Only its owner may look into it. */
  private static void closed(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static byte[] key(Path file, SecureRandom random, AuditedReviews reviews)
      throws IOException {
    byte[] fresh = new byte[Redactor.KEY_BYTES];
    random.nextBytes(fresh);
    try {
      Files.write(file, fresh, StandardOpenOption.CREATE_NEW);
      reviews.administer("key_made", Map.of("what", "key of the stand-ins' ids, vault/key"));
      return fresh;
    } catch (FileAlreadyExistsException there) {
      byte[] known = Files.readAllBytes(file);
      if (known.length != Redactor.KEY_BYTES) {
        throw new UsageError(file + ": not a key of 32 bytes. Move it away; a new one is made.");
      }
      return known;
    }
  }

  /// What models earned, as kept in this folder.
  Proofs proofs(Path folder) {
    return new Proofs(folder.resolve("models"), this::seal);
  }

  /// Records an act of administration, where there is a record.
  void administer(String act, Map<String, String> details) {
    if (reviews instanceof AuditedReviews audited) {
      audited.administer(act, details);
    }
  }

  private String seal(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update("redoubt proof\n".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", missing);
    }
  }

  AnswerCache cache() {
    return cache;
  }

  ReviewLog reviews() {
    return reviews;
  }

  Redactor redactor() {
    return new Redactor(policy, key);
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
  }
}
