package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.Leftovers;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.note.BadNote;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.SigningKey;
import io.redoubt.audit.note.VerifyKey;
import io.redoubt.audit.tree.Edge;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.audit.tree.Tile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes up a log where its checkpoint says it ends, or makes a new one.
final class Opening {
  private static final String SEE = " 'redoubt audit verify' names what is wrong.";

  private final Disk disk;
  private final SecureRandom random;
  private final Hasher hasher = new Hasher();

  Opening(Disk disk, SecureRandom random) {
    this.disk = disk;
    this.random = random;
  }

  Opened open() throws IOException {
    @Nullable Closeable lock = disk.lock();
    if (lock == null) {
      throw new AuditException("Another program has the audit log open; wait for it or stop it.");
    }
    boolean opened = false;
    try {
      Opened log = locked(lock);
      opened = true;
      return log;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private Opened locked(Closeable lock) throws IOException {
    byte @Nullable [] note = disk.read(LogFiles.CHECKPOINT);
    byte @Nullable [] next = disk.read(LogFiles.NEXT);
    if (note == null) {
      return created(lock, next);
    }
    SigningKey key = key();
    Checkpoint checkpoint = checkpoint(note, key);
    LogState state = state(key, checkpoint);
    if (next == null) {
      Leftovers.removeSuperseded(disk, checkpoint.size());
      return new Opened(lock, state, List.of(), "");
    }
    String recovery = Leftovers.remove(disk, checkpoint.size());
    Map<String, String> details = Map.of("what", recovery);
    AuditEntry entry = new AuditEntry.Administration("redoubt", "recovered", details);
    return new Opened(lock, state, List.of(entry), recovery);
  }

  private Opened created(Closeable lock, byte @Nullable [] next) throws IOException {
    if (next == null && !(disk.list("tile").isEmpty() && disk.list("payload").isEmpty())) {
      throw new AuditException("The audit log has entries but no checkpoint." + SEE);
    }
    Leftovers.remove(disk, 0);
    SigningKey key = existing().orElse(null);
    if (key == null) {
      key = newKey();
    }
    LogState state = new LogState(key, hasher, new Edge(hasher), new byte[0]);
    AuditEntry first = new AuditEntry.Created(key.verifyKey().name(), key.verifyKey().text());
    return new Opened(lock, state, List.of(first), "");
  }

  /// The key of this installation, when an earlier log or an interrupted start has left one.
  private Optional<SigningKey> existing() throws IOException {
    byte @Nullable [] open = disk.read(LogFiles.PUBLIC_KEY);
    byte @Nullable [] secret = disk.read(LogFiles.KEY);
    if (open == null || secret == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(key(open, secret));
    } catch (BadNote torn) {
      return Optional.empty();
    }
  }

  private SigningKey newKey() throws IOException {
    byte[] id = new byte[8];
    random.nextBytes(id);
    String name = "redoubt.local/audit/" + HexFormat.of().formatHex(id);
    SigningKey key = SigningKey.create(name, random);
    disk.writeSecret(LogFiles.KEY, line(key.secretText()));
    disk.write(LogFiles.PUBLIC_KEY, line(key.verifyKey().text()));
    disk.force(LogFiles.KEY);
    disk.force(LogFiles.PUBLIC_KEY);
    disk.forceFolder("");
    return key;
  }

  private static SigningKey key(byte[] open, byte[] secret) throws BadNote {
    VerifyKey verify = VerifyKey.parse(new String(open, StandardCharsets.UTF_8));
    return SigningKey.parse(new String(secret, StandardCharsets.UTF_8), verify);
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private SigningKey key() throws IOException {
    byte @Nullable [] open = disk.read(LogFiles.PUBLIC_KEY);
    byte @Nullable [] secret = disk.read(LogFiles.KEY);
    if (open == null || secret == null) {
      throw new AuditException(
          "The audit log cannot be continued without its key (files 'key' and 'key.pub').");
    }
    try {
      return key(open, secret);
    } catch (BadNote bad) {
      throw new AuditException("The key of the audit log is damaged: " + bad.reason() + "." + SEE);
    }
  }

  private static Checkpoint checkpoint(byte[] note, SigningKey key) {
    try {
      return Checkpoint.own(note, key.verifyKey());
    } catch (BadNote bad) {
      throw new AuditException(
          "The checkpoint of the audit log is not right: " + bad.reason() + "." + SEE);
    }
  }

  private LogState state(SigningKey key, Checkpoint checkpoint) throws IOException {
    List<List<Hash>> levels = new ArrayList<>();
    byte[] bundle = new byte[0];
    for (int level = 0; checkpoint.size() >>> (8 * level) > 0; level++) {
      Tile last = Tile.last(level, checkpoint.size());
      levels.add(last == null ? List.of() : LogFiles.hashes(required(last.path())));
      if (level == 0 && last != null) {
        bundle = required(last.entriesPath());
        sameEntries(bundle, levels.getFirst());
      }
    }
    Edge edge = new Edge(hasher, checkpoint.size(), levels);
    if (!edge.root().equals(checkpoint.root())) {
      throw new AuditException("The audit log is not the one its checkpoint signs." + SEE);
    }
    return new LogState(key, hasher, edge, bundle);
  }

  private void sameEntries(byte[] bundle, List<Hash> leaves) {
    List<Hash> found = new ArrayList<>();
    boolean whole =
        Bundle.each(bundle, (bytes, from, to) -> found.add(hasher.leaf(bytes, from, to)));
    if (!whole || !found.equals(leaves)) {
      throw new AuditException("The last entries of the audit log were changed." + SEE);
    }
  }

  private byte[] required(String path) throws IOException {
    byte @Nullable [] bytes = disk.read(path);
    if (bytes == null) {
      throw new AuditException("The audit log lacks the file " + path + "." + SEE);
    }
    return bytes;
  }
}
