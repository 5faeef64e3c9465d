package io.redoubt.api.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what a client sends, and makes chunks of a body small and plain: Helidon (4.5) holds a
/// whole chunk in memory before anybody may say that it is too large, also of who has no key, and
/// knows neither extensions of chunks nor trailers (RFC 9112 §7.1); both are left out. One
/// connection; not thread-safe.
final class Chunks extends DataReader {
  private static final int PIECE = 1 << 16;
  private static final int LINE = 4096;
  private static final int TRAILERS = 100;
  private static final int DIGITS = 15;

  private long rest;
  private boolean behindPiece;
  private boolean ended;

  /// @param bytes what comes, null at the end
  @SuppressWarnings("removal") // the one constructor; there is no other way to be a reader
  Chunks(Supplier<byte @Nullable []> bytes) {
    super(bytes);
  }

  /// The size of the next piece in hexadecimal digits, and after the last, `0`, an empty line.
  @Override
  public String readLine() {
    if (ended) {
      ended = false;
      return "";
    }
    if (rest == 0) {
      rest = size(line());
      if (rest == 0) {
        trailers();
        ended = true;
      }
    }
    return Long.toHexString(Math.min(rest, PIECE));
  }

  private String line() {
    int end = findNewLine(LINE);
    if (end == LINE) {
      throw new IncorrectNewLineException("a line between chunks has no end");
    }
    String line = end == 0 ? "" : readAsciiString(end);
    super.skip(2);
    return line;
  }

  private static long size(String line) {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (digits.isEmpty()
        || digits.length() > DIGITS
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new IncorrectNewLineException("no size of a chunk");
    }
    return Long.parseLong(digits, 16);
  }

  private void trailers() {
    for (int i = 0; !line().isEmpty(); i++) {
      if (i == TRAILERS) {
        throw new IncorrectNewLineException("too many trailers");
      }
    }
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData piece = getBuffer(length);
    super.skip(length);
    if (rest > 0) {
      rest -= length;
      behindPiece = true;
    }
    return piece;
  }

  /// Behind a piece that is not its chunk's last there is nothing to be skipped.
  @Override
  public void skip(int count) {
    boolean last = behindPiece && rest == 0;
    if (last && !startsWithNewLine()) {
      throw new IncorrectNewLineException("a chunk is longer than it said");
    }
    if (!behindPiece || last) {
      super.skip(count);
    }
    behindPiece = false;
  }
}
