package io.redoubt.ingest.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a tar archive: ustar, GNU long names, PAX headers. It reads forward only and
/// bounds the headers, so that no archive can take more memory than its longest name.
public final class TarMembers implements Members {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final String NOTHING = "";

  private final PeekStream in;
  private long left;
  private long padding;

  /// Reads an archive from its first header on.
  public TarMembers(PeekStream in) {
    this.in = in;
  }

  @Override
  public @Nullable Member next() throws IOException {
    Map<String, String> extended = new HashMap<>();
    while (true) {
      pass(left + padding);
      left = 0;
      padding = 0;
      byte[] block = in.readNBytes(TarHeader.BLOCK);
      if (block.length == 0 || (block.length == TarHeader.BLOCK && TarHeader.isEnd(block))) {
        return null;
      }
      if (block.length < TarHeader.BLOCK) {
        throw new EOFException();
      }
      TarHeader header = TarHeader.of(block);
      switch (header.type()) {
        case 'L' -> extended.put("path", utf8(extra(header).split("\0", 2)[0]));
        case 'x' -> pax(extra(header), extended);
        case 'g', 'K', 'V', '5' -> begin(header.size());
        default -> {
          Member member = member(header, extended);
          if (!member.name().endsWith("/")) {
            return member;
          }
          extended.clear();
        }
      }
      if (header.type() == '5') {
        extended.clear();
      }
    }
  }

  private Member member(TarHeader header, Map<String, String> extended) throws IOException {
    String name = extended.getOrDefault("path", header.name());
    begin(extended.containsKey("size") ? whole(extended, "size") : header.size());
    boolean sparse = extended.keySet().stream().anyMatch(k -> k.startsWith("GNU.sparse."));
    return new Member(
        name, written(header, extended), sparse ? SPARSE : unread(header.type()), new Bytes());
  }

  private static final String SPARSE = "sparse file in a tar archive: unpack it first";

  private static String unread(char type) {
    return switch (type) {
      case '0', '7', 0 -> NOTHING;
      case '1', '2' -> "link in an archive, not a file";
      case '3', '4' -> "device, not a file";
      case '6' -> "pipe, not a file";
      case 'S' -> SPARSE;
      default -> "tar entry of unknown type " + (int) type;
    };
  }

  private static @Nullable Instant written(TarHeader header, Map<String, String> extended)
      throws IOException {
    long seconds = extended.containsKey("mtime") ? whole(extended, "mtime") : header.seconds();
    try {
      return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static long whole(Map<String, String> extended, String key) throws IOException {
    String text = extended.getOrDefault(key, "");
    int point = text.indexOf('.');
    try {
      return Math.max(0, Long.parseLong(point < 0 ? text : text.substring(0, point)));
    } catch (NumberFormatException _) {
      throw new IOException("a tar header's " + key + " is not a number");
    }
  }

  /* POSIX.1-2001 pax: records of "LENGTH KEY=VALUE\n", LENGTH counting itself, in bytes. */
  private static void pax(String latin1, Map<String, String> into) throws IOException {
    int at = 0;
    while (at < latin1.length()) {
      int space = latin1.indexOf(' ', at);
      int equals = latin1.indexOf('=', at);
      int length = space < 0 ? -1 : number(latin1.substring(at, space));
      if (length <= 0
          || equals < space
          || at + length > latin1.length()
          || equals >= at + length - 1) {
        throw new IOException("a tar header (pax) is not intact");
      }
      String value = latin1.substring(equals + 1, at + length - 1);
      into.put(latin1.substring(space + 1, equals), utf8(value));
      at += length;
    }
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : -1;
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private String extra(TarHeader header) throws IOException {
    if (header.size() > LONGEST_HEADER) {
      throw new LimitExceeded("a tar header is larger than 1 MiB");
    }
    begin(header.size());
    byte[] bytes = in.readNBytes((int) left);
    if (bytes.length < left) {
      throw new EOFException();
    }
    left = 0;
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void begin(long size) {
    left = size;
    padding = TarHeader.padding(size);
  }

  private void pass(long bytes) throws IOException {
    long rest = bytes;
    while (rest > 0) {
      long n = in.skip(rest);
      if (n <= 0) {
        n = in.read() < 0 ? -1 : 1;
      }
      if (n < 0) {
        throw new EOFException();
      }
      rest -= n;
    }
  }

  /// The bytes of the member that [#next] found last.
  private final class Bytes extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 || length == 0) {
        return length == 0 ? 0 : -1;
      }
      int n = in.read(into, offset, (int) Math.min(length, left));
      if (n < 0) {
        left = 0;
        padding = 0;
        throw new EOFException();
      }
      left -= n;
      return n;
    }
  }
}
