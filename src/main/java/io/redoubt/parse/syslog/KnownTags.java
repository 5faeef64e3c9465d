package io.redoubt.parse.syslog;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.grammar.Grammar;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The tags that came lately, to be known by one comparison: few programs on few machines write
/// most lines. A tag is remembered at its second coming, so that lines that never repeat leave
/// nothing behind. Thread-safe; a race only costs another reading.
final class KnownTags {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SLOT_BITS = 10;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int LONGEST_HOST = 48;
  private static final int LONGEST = 80;

  private final @Nullable KnownTag[] known = new KnownTag[SLOTS];
  private final int[] once = new int[SLOTS];

  KnownTags() {}

  /// The tag at the header's position, or null.
  @Nullable KnownTag find(SyslogHeader h) {
    KnownTag tag = known[slot(hash(h.buffer, h.at, h.to))];
    return tag != null && tag.stands(h.buffer, h.at, h.to) ? tag : null;
  }

  /// Takes note of a tag that [UsualTag] read.
  void remember(SyslogHeader h, @Nullable Grammar grammar) {
    int hash = hash(h.buffer, h.hostFrom, h.to);
    int slot = slot(hash);
    boolean again = once[slot] == hash;
    once[slot] = hash;
    if (again && h.programTo - h.hostFrom < LONGEST) {
      known[slot] = KnownTag.of(h, grammar);
    }
  }

  /// A hash of the end of the host and the beginning of what follows.
  private static int hash(byte[] buffer, int from, int to) {
    int blank = Bytes.indexOf(buffer, from, Math.min(to, from + LONGEST_HOST), (byte) ' ');
    if (blank < Integer.BYTES || blank + 1 + Integer.BYTES > buffer.length) {
      return 0;
    }
    int host = (int) INT.get(buffer, blank - Integer.BYTES);
    int program = (int) INT.get(buffer, blank + 1);
    return ((host * 0x9E3779B9 ^ program) + blank - from) * 0x85EBCA6B;
  }

  /* The highest bits: in the others hosts are the same that differ in their last letter alone. */
  private static int slot(int hash) {
    return hash >>> (Integer.SIZE - SLOT_BITS);
  }
}
