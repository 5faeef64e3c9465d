package io.redoubt.parse.zeek;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Undoes the escapes of tab-separated logs: `\\` and `\x09`. A text that would not be valid UTF-8
/// keeps its `\x..`, as Zeek's JSON writer does.
final class ZeekEscapes {
  private ZeekEscapes() {}

  static void add(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    byte[] plain = undo(buffer, from, to, true);
    if (!valid(plain)) {
      plain = undo(buffer, from, to, false);
    }
    int start = out.sideAppend(plain, 0, plain.length);
    out.add(field, out.side(), start, out.sideLength());
  }

  private static byte[] undo(byte[] buffer, int from, int to, boolean high) {
    byte[] plain = new byte[to - from];
    int length = 0;
    int i = from;
    while (i < to) {
      if (buffer[i] == '\\' && i + 1 < to && buffer[i + 1] == '\\') {
        plain[length++] = '\\';
        i += 2;
        continue;
      }
      int escaped = hex(buffer, i, to);
      if (escaped >= 0 && (high || escaped < 0x80)) {
        plain[length++] = (byte) escaped;
        i += 4;
        continue;
      }
      plain[length++] = buffer[i++];
    }
    return Arrays.copyOf(plain, length);
  }

  private static int hex(byte[] buffer, int at, int to) {
    if (at + 4 > to || buffer[at] != '\\' || buffer[at + 1] != 'x') {
      return -1;
    }
    int high = Character.digit(buffer[at + 2], 16);
    int low = Character.digit(buffer[at + 3], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static boolean valid(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException invalid) {
      return false;
    }
  }
}
