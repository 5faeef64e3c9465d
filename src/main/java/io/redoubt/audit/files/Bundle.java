package io.redoubt.audit.files;

import java.io.ByteArrayOutputStream;

/// The entries under one tile, as C2SP tlog-tiles frames them: each with its length in two bytes,
/// big-endian, in front.
public final class Bundle {
  /// Bytes of the longest entry that two bytes can count.
  public static final int MAX_ENTRY = 0xffff;
  private static final int HEAD = 2;

  private Bundle() {}

  /// Appends an entry of at most [#MAX_ENTRY] bytes with its length in front.
  public static void add(ByteArrayOutputStream bundle, byte[] entry) {
    bundle.write(entry.length >>> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }

  /// Walks over the entries from the front; false when the bytes do not end where an entry does.
  public static boolean each(byte[] bundle, Visitor visitor) {
    int at = 0;
    while (bundle.length - at >= HEAD) {
      int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
      if (length > bundle.length - at - HEAD) {
        return false;
      }
      visitor.entry(bundle, at + HEAD, at + HEAD + length);
      at += HEAD + length;
    }
    return at == bundle.length;
  }

  /// Sees the entries of a bundle.
  public interface Visitor {
    /// The next entry stands between these offsets.
    void entry(byte[] bundle, int from, int to);
  }
}
