package io.redoubt.audit.note;

import io.redoubt.audit.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// What a log was at one moment.
///
/// @param origin name of the log
/// @param size number of entries
/// @param root Merkle tree hash over them
public record Checkpoint(String origin, long size, Hash root) {
  private static final String DASH = "\u2014 ";

  /// The signed note of this checkpoint: the text, an empty line, one signature.
  public String signed(SigningKey key) {
    byte[] signature = key.sign(text().getBytes(StandardCharsets.UTF_8));
    byte[] typed =
        ByteBuffer.allocate(4 + signature.length)
            .putInt(key.verifyKey().id())
            .put(signature)
            .array();
    return text()
        + "\n"
        + DASH
        + key.verifyKey().name()
        + " "
        + Base64.getEncoder().encodeToString(typed)
        + "\n";
  }

  /// Origin, size and root, a line each: what is signed.
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Reads a note that holds nothing but a checkpoint and one signature of this key.
  public static Checkpoint own(byte[] note, VerifyKey key) throws BadNote {
    List<String> signatures = new ArrayList<>();
    Checkpoint read = read(note, signatures);
    if (signatures.size() != 1 || !read.signedBy(key, signatures.getFirst())) {
      throw new BadNote("the signature is not one of the key " + key.text());
    }
    return read;
  }

  /// Reads a note that may also carry signatures of others, such as witnesses; one of this key
  /// must be among them.
  public static Checkpoint witnessed(byte[] note, VerifyKey key) throws BadNote {
    List<String> signatures = new ArrayList<>();
    Checkpoint read = read(note, signatures);
    for (String signature : signatures) {
      if (signature.startsWith(DASH + key.name() + " ") && read.signedBy(key, signature)) {
        return read;
      }
    }
    throw new BadNote("it has no valid signature of the key " + key.text());
  }

  private boolean signedBy(VerifyKey key, String line) throws BadNote {
    String start = DASH + key.name() + " ";
    if (!line.startsWith(start)) {
      return false;
    }
    byte[] typed = VerifyKey.base64(line.substring(start.length()));
    return typed.length == 4 + Ed25519.SIGNATURE
        && ByteBuffer.wrap(typed).getInt() == key.id()
        && key.verifies(
            text().getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(typed, 4, typed.length));
  }

  private static Checkpoint read(byte[] note, List<String> signatures) throws BadNote {
    String all = new String(note, StandardCharsets.UTF_8);
    String[] lines = all.split("\n", -1);
    if (lines.length < 6 || !lines[3].isEmpty() || !lines[lines.length - 1].isEmpty()) {
      throw new BadNote("it is not a checkpoint: origin, size, root, empty line, signature");
    }
    signatures.addAll(List.of(lines).subList(4, lines.length - 1));
    Checkpoint read = new Checkpoint(lines[0], size(lines[1]), root(lines[2]));
    if (!all.startsWith(read.text())) {
      throw new BadNote("its size or root is not written as it should be");
    }
    return read;
  }

  private static long size(String line) throws BadNote {
    try {
      long size = Long.parseLong(line);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException wrong) {
      throw new BadNote("its size is not a number");
    }
    throw new BadNote("its size is negative");
  }

  private static Hash root(String line) throws BadNote {
    byte[] bytes = VerifyKey.base64(line);
    if (bytes.length != Hash.LENGTH) {
      throw new BadNote("its root is not a SHA-256");
    }
    return Hash.at(bytes, 0);
  }
}
