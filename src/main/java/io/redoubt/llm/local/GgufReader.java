package io.redoubt.llm.local;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads the head of a GGUF file (versions 2 and 3; ggml, docs/gguf.md): enough to say in one line
/// what is wrong with a file before a process is started for it. Everything in it is bounded: the
/// file is somebody else's. For one file and one thread.
final class GgufReader {
  private static final int MAGIC = 0x46554747;
  private static final long LARGEST_HEAD = 512L * 1024 * 1024;
  private static final int MOST_KEYS = 100_000;
  private static final int MOST_TENSORS = 1_000_000;
  private static final long LARGEST = 1 << 30;
  private static final int LONGEST_KEPT = 1000;
  private static final int MOST_DIMENSIONS = 8;
  private static final int STRING = 8;
  private static final int ARRAY = 9;
  private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

  private final InputStream in;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private long read;

  private GgufReader(InputStream in) {
    this.in = in;
  }

  /// The head of this file.
  ///
  /// @throws EOFException when the file ends within its head
  /// @throws NotGguf when it is something else; the message says what
  /// @throws IOException when it cannot be read
  static GgufFile read(Path file) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new GgufReader(in).head();
    }
  }

  /// The file is no GGUF file that can be read here.
  static final class NotGguf extends IOException {
    private static final long serialVersionUID = 1;

    NotGguf(String message) {
      super(message);
    }
  }

  private GgufFile head() throws IOException {
    if ((int) number(4) != MAGIC) {
      throw new NotGguf("it does not begin with GGUF");
    }
    long version = number(4);
    if (version != 2 && version != 3) {
      throw new NotGguf("it is GGUF of version " + version + ", and 2 and 3 are known");
    }
    long tensors = atMost(number(8), MOST_TENSORS, "tensors");
    long keys = atMost(number(8), MOST_KEYS, "keys");
    for (long i = 0; i < keys; i++) {
      value(string(), (int) number(4));
    }
    long last = 0;
    for (long i = 0; i < tensors; i++) {
      last = Math.max(last, tensor());
    }
    long alignment = Math.max(1, numbers.getOrDefault("general.alignment", 32L));
    long data = Math.ceilDiv(read, alignment) * alignment;
    return file(last + data);
  }

  private GgufFile file(long end) {
    String architecture = texts.getOrDefault("general.architecture", "");
    long layers = of(architecture, ".block_count", 0);
    long heads = of(architecture, ".attention.head_count", 1);
    long width = of(architecture, ".embedding_length", 0);
    long cached = width / heads * of(architecture, ".attention.head_count_kv", heads);
    return new GgufFile(
        architecture,
        texts.getOrDefault("general.name", ""),
        (int) of(architecture, ".context_length", 0),
        Math.clamp(2 * 2 * Math.min(layers, MOST_KEYS) * cached, 0, LARGEST),
        end);
  }

  private long of(String architecture, String key, long otherwise) {
    return Math.clamp(numbers.getOrDefault(architecture + key, otherwise), otherwise, LARGEST);
  }

  private long tensor() throws IOException {
    string();
    long dimensions = atMost(number(4), MOST_DIMENSIONS, "dimensions");
    skip(dimensions * Long.BYTES + Integer.BYTES);
    return atMost(number(8), Long.MAX_VALUE / 2, "bytes");
  }

  private void value(String key, int type) throws IOException {
    if (type == STRING) {
      texts.put(key, string());
    } else if (type == ARRAY) {
      array();
    } else {
      numbers.put(key, number(size(type)));
    }
  }

  private void array() throws IOException {
    int type = (int) number(4);
    long length = atMost(number(8), LARGEST_HEAD, "elements");
    if (type != STRING) {
      skip(length * size(type));
      return;
    }
    for (long i = 0; i < length; i++) {
      skip(atMost(number(8), LARGEST_HEAD, "bytes of text"));
    }
  }

  private static int size(int type) throws NotGguf {
    if (type < 0 || type >= SIZES.length || SIZES[type] == 0) {
      throw new NotGguf("its head has a value of type " + type);
    }
    return SIZES[type];
  }

  private String string() throws IOException {
    long length = atMost(number(8), LARGEST_HEAD, "bytes of text");
    int kept = (int) Math.min(length, LONGEST_KEPT);
    byte[] bytes = exactly(kept);
    skip(length - kept);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long atMost(long number, long most, String what) throws NotGguf {
    if (number < 0 || number > most) {
      throw new NotGguf("its head speaks of " + Long.toUnsignedString(number) + " " + what);
    }
    return number;
  }

  private long number(int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(exactly(bytes)).position(0);
    return buffer.getLong();
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    counted(bytes.length, count);
    return bytes;
  }

  private void skip(long count) throws IOException {
    in.skipNBytes(count);
    counted(count, count);
  }

  private void counted(long got, long wanted) throws IOException {
    if (got < wanted) {
      throw new EOFException("the file ends within its head");
    }
    read += got;
    if (read > LARGEST_HEAD) {
      throw new NotGguf("its head is larger than " + LARGEST_HEAD + " bytes");
    }
  }
}
