package io.redoubt.audit.check;

import io.redoubt.audit.AuditException;
import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.disk.FolderDisk;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.Snapshot;
import io.redoubt.audit.note.BadNote;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.SigningKey;
import io.redoubt.audit.note.VerifyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proves that a log is what its key signed, or says what is not.
///
/// It reads and never writes, and may run while the log is being appended to. What nobody can see
/// from the folder alone is that the whole of it was put back to an earlier state, or made anew
/// with another key: that takes a checkpoint which was exported before (`anchors`).
public final class AuditVerifier {
  private static final int TRIES = 5;

  private final Disk disk;
  private final List<Anchor> anchors;

  private AuditVerifier(Disk disk, List<Anchor> anchors) {
    this.disk = disk;
    this.anchors = anchors;
  }

  /// Verifies the log in this folder, also against checkpoints that were exported earlier.
  ///
  /// @throws AuditException when something cannot be read
  public static AuditReport verify(Path folder, List<Anchor> anchors) {
    return verify(new FolderDisk(folder), anchors);
  }

  /// Verifies the log on this disk.
  public static AuditReport verify(Disk disk, List<Anchor> anchors) {
    try {
      return new AuditVerifier(disk, anchors).settled();
    } catch (IOException | UncheckedIOException failed) {
      throw unreadable(failed);
    }
  }

  private static AuditException unreadable(Exception why) {
    return new AuditException("The audit log cannot be read: " + why, why);
  }

  /// Verifies again when the log has grown meanwhile and something seemed wrong.
  private AuditReport settled() throws IOException {
    for (int i = 1; ; i++) {
      Snapshot log = Snapshot.of(disk);
      AuditReport report = once(log);
      byte @Nullable [] then = log.read(LogFiles.CHECKPOINT);
      if (report.sound() || i == TRIES || Arrays.equals(then, disk.read(LogFiles.CHECKPOINT))) {
        return report;
      }
    }
  }

  private AuditReport once(Snapshot log) throws IOException {
    byte @Nullable [] note = log.read(LogFiles.CHECKPOINT);
    Findings findings = new Findings();
    VerifyKey key = key(findings);
    if (note == null) {
      findings.problem(
          Findings.WHOLE_LOG, LogFiles.CHECKPOINT, "there is no checkpoint, so there is no log");
    }
    if (key == null || note == null) {
      return findings.withoutCheckpoint();
    }
    @Nullable SigningKey secret = privateKey(key, findings);
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.own(note, key);
    } catch (BadNote bad) {
      findings.problem(Findings.WHOLE_LOG, LogFiles.CHECKPOINT, bad.reason());
      return findings.withoutCheckpoint();
    }
    if (!checkpoint.origin().equals(key.name())) {
      findings.problem(Findings.WHOLE_LOG, LogFiles.CHECKPOINT, "it is of another log");
    }
    PayloadCheck payloads = new PayloadCheck(log, checkpoint.size(), findings);
    Seal seal = new Seal(checkpoint, signed(key, findings), findings);
    new TreeCheck(log, checkpoint, seal, payloads, secret, findings).run();
    payloads.finish();
    new FileCheck(log, checkpoint, key, findings).run();
    return findings.report(checkpoint, key.text());
  }

  private @Nullable VerifyKey key(Findings findings) throws IOException {
    byte @Nullable [] text = disk.read(LogFiles.PUBLIC_KEY);
    try {
      if (text == null) {
        throw new BadNote("the log's public key is missing");
      }
      VerifyKey key = VerifyKey.parse(new String(text, StandardCharsets.UTF_8));
      if (!Arrays.equals(text, (key.text() + "\n").getBytes(StandardCharsets.UTF_8))) {
        throw new BadNote("it is not one line");
      }
      return key;
    } catch (BadNote bad) {
      findings.problem(Findings.WHOLE_LOG, LogFiles.PUBLIC_KEY, bad.reason());
      return null;
    }
  }

  private @Nullable SigningKey privateKey(VerifyKey key, Findings findings) throws IOException {
    try {
      byte @Nullable [] secret = disk.read(LogFiles.KEY);
      if (secret == null) {
        findings.note("the private key is not here: this copy can be verified, not continued");
      } else {
        return SigningKey.parse(new String(secret, StandardCharsets.ISO_8859_1), key);
      }
    } catch (AccessDeniedException notAllowed) {
      findings.note("the private key may not be read by this user and was not checked");
    } catch (BadNote bad) {
      findings.problem(Findings.WHOLE_LOG, LogFiles.KEY, bad.reason());
    }
    return null;
  }

  private List<Exported> signed(VerifyKey key, Findings findings) {
    List<Exported> exported = new ArrayList<>();
    for (Anchor anchor : anchors) {
      try {
        Checkpoint checkpoint = Checkpoint.witnessed(anchor.note(), key);
        exported.add(new Exported(anchor.name(), checkpoint));
      } catch (BadNote bad) {
        findings.problem(Findings.WHOLE_LOG, anchor.name(), bad.reason());
      }
    }
    return exported;
  }
}
