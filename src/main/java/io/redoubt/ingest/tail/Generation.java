package io.redoubt.ingest.tail;

import java.util.Optional;

/// Which of the files that had a name a position belongs to, as text such as
/// `fd00.2a41:4096:9f86d081884c7d65`: device and inode, then length and hash of the first bytes, as
/// far as they were read.
record Generation(FileId id, int length, long hash) {
  static Generation of(FileId id, Head head) {
    return new Generation(id, head.length(), head.hash());
  }

  static Optional<Generation> parse(String text) {
    String[] parts = text.split("[.:]", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      FileId id =
          new FileId(Long.parseUnsignedLong(parts[0], 16), Long.parseUnsignedLong(parts[1], 16));
      int length = Integer.parseInt(parts[2]);
      return length < 0
          ? Optional.empty()
          : Optional.of(new Generation(id, length, Long.parseUnsignedLong(parts[3], 16)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Whether a file with these first bytes may be it.
  boolean begins(byte[] first) {
    return first.length >= length && Head.hash(first, length) == hash;
  }

  @Override
  public String toString() {
    return "%x.%x:%d:%016x".formatted(id.device(), id.inode(), length, hash);
  }
}
