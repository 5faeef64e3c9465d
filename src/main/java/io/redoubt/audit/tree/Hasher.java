package io.redoubt.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hashes of RFC 9162 §2.1.1 with SHA-256. Holds a digest, so it belongs to one thread.
public final class Hasher {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;

  /// A hasher for one thread.
  public Hasher() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /// Of an entry: `SHA-256(0x00 ‖ entry)`.
  public Hash leaf(byte[] bytes, int from, int to) {
    digest.update(LEAF);
    digest.update(bytes, from, to - from);
    return finished();
  }

  /// Of two subtrees: `SHA-256(0x01 ‖ left ‖ right)`.
  public Hash node(Hash left, Hash right) {
    digest.update(NODE);
    digest.update(left.shared());
    digest.update(right.shared());
    return finished();
  }

  /// Of the bytes themselves.
  public Hash plain(byte[] bytes, int from, int to) {
    digest.update(bytes, from, to - from);
    return finished();
  }

  /// Of a salt at one place and a content at another.
  public Hash salted(byte[] bytes, int salt, int saltLength, int from, int to) {
    digest.update(bytes, salt, saltLength);
    digest.update(bytes, from, to - from);
    return finished();
  }

  /// Of a salt and a content.
  public Hash salted(byte[] salt, byte[] content) {
    digest.update(salt);
    digest.update(content);
    return finished();
  }

  /// Of a tree over these subtrees, of which all but the last are perfect and of one size: split
  /// at the largest power of two below their number. None: the hash of nothing.
  public Hash root(List<Hash> subtrees) {
    return subtrees.isEmpty() ? finished() : root(subtrees, 0, subtrees.size());
  }

  private Hash root(List<Hash> subtrees, int from, int to) {
    if (to - from == 1) {
      return subtrees.get(from);
    }
    int split = from + Integer.highestOneBit(to - from - 1);
    return node(root(subtrees, from, split), root(subtrees, split, to));
  }

  private Hash finished() {
    byte[] bytes = new byte[Hash.LENGTH];
    try {
      digest.digest(bytes, 0, bytes.length);
    } catch (DigestException tooShort) {
      throw new IllegalStateException(tooShort);
    }
    return new Hash(bytes);
  }
}
