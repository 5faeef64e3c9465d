package io.redoubt.ingest.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One 512-byte header block of a tar archive (POSIX.1-1988 ustar, with GNU's large numbers).
///
/// @param type the type flag; `0` is a file
/// @param seconds when it was last written, since 1970
record TarHeader(String name, long size, long seconds, char type) {
  /// Bytes of a block.
  static final int BLOCK = 512;

  private static final int NAME = 100;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int CHECKSUM = 148;

  /// Whether a stream that begins with these bytes is a tar archive.
  static boolean isTar(byte[] head) {
    return head.length >= BLOCK && head[0] != 0 && checksumFits(head);
  }

  /// Whether the block is all zero: the end of the archive.
  static boolean isEnd(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// Reads a block.
  ///
  /// @throws IOException when its checksum or a number in it is wrong
  static TarHeader of(byte[] block) throws IOException {
    if (!checksumFits(block)) {
      throw new IOException("a tar header's checksum does not match");
    }
    String name = text(block, 0, NAME);
    boolean ustar = block[257] == 'u' && block[258] == 's' && block[263] == '0';
    if (ustar && block[PREFIX] != 0) {
      name = text(block, PREFIX, PREFIX_LENGTH) + "/" + name;
    }
    long size = number(block, 124, 12);
    if (size < 0) {
      throw new IOException("a tar header's size is not a number");
    }
    return new TarHeader(name, size, number(block, 136, 12), (char) (block[156] & 0xff));
  }

  /// Bytes up to the next block's beginning.
  static long padding(long size) {
    return -size & (BLOCK - 1);
  }

  private static boolean checksumFits(byte[] block) {
    long wanted = number(block, CHECKSUM, 8);
    int sum = 8 * ' ';
    int signed = sum;
    for (int i = 0; i < BLOCK; i++) {
      if (i < CHECKSUM || i >= CHECKSUM + 8) {
        sum += block[i] & 0xff;
        signed += block[i];
      }
    }
    return wanted > 0 && (wanted == sum || wanted == signed);
  }

  private static String text(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(block, from, end), StandardCharsets.UTF_8);
  }

  /* Octal digits between spaces or NULs; or, with the top bit set, big-endian binary. */
  private static long number(byte[] block, int from, int length) {
    if ((block[from] & 0x80) != 0) {
      long value = block[from] & 0x3f;
      for (int i = from + 1; i < from + length; i++) {
        value = value >> 54 != 0 ? -1 : value << 8 | (block[i] & 0xff);
      }
      return value;
    }
    String digits = text(block, from, length).strip();
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value;
  }
}
