package io.redoubt.store.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A census as a file, in the order of bytes of the machine (for another it is none): eight longs,
/// which are what it is, the bytes of each of the six parts that follow, and the checksum of all
/// else; then the parts one after the other, each at a multiple of eight bytes. A file is there
/// whole or not at all; what is damaged is none.
final class CensusFile {
  /* Ends with the version; raised when what is written changes its meaning, or a hash does. */
  private static final long MAGIC = 0x7265_6475_6365_6e01L;
  private static final int PARTS = 6;
  private static final long SUM = Long.BYTES * (PARTS + 1);
  private static final int HEADER = Long.BYTES * (PARTS + 2);

  private CensusFile() {}

  /// Writes one.
  static void write(Census census, Path file) throws IOException {
    List<MemorySegment> parts =
        List.of(
            census.hashes(),
            census.places(),
            census.starts(),
            census.documents(),
            MemorySegment.ofArray(census.fences()),
            texts(census.texts()));
    MemorySegment header = MemorySegment.ofArray(new byte[HEADER]);
    header.set(Census.LONG, 0, MAGIC);
    for (int i = 0; i < PARTS; i++) {
      header.set(Census.LONG, Long.BYTES * (i + 1L), parts.get(i).byteSize());
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes(header.asSlice(0, SUM)));
    for (MemorySegment part : parts) {
      sum.update(bytes(part));
      sum.update(gap(part));
    }
    header.set(Census.LONG, SUM, sum.getValue());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      put(channel, header);
      for (MemorySegment part : parts) {
        put(channel, part);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /* How many, where each ends, and the bytes. */
  private static MemorySegment texts(Census.Texts texts) {
    long ends = texts.ends().byteSize();
    MemorySegment all =
        MemorySegment.ofArray(new byte[(int) (Long.BYTES + ends + texts.bytes().byteSize())]);
    all.set(Census.LONG, 0, ends);
    MemorySegment.copy(texts.ends(), 0, all, Long.BYTES, ends);
    MemorySegment.copy(texts.bytes(), 0, all, Long.BYTES + ends, texts.bytes().byteSize());
    return all;
  }

  /* A segment of an array of numbers has no buffer of bytes. */
  private static ByteBuffer bytes(MemorySegment part) {
    boolean heap = part.heapBase().isPresent();
    return heap ? ByteBuffer.wrap(part.toArray(ValueLayout.JAVA_BYTE)) : part.asByteBuffer();
  }

  private static void put(FileChannel channel, MemorySegment part) throws IOException {
    ByteBuffer rest = bytes(part);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    ByteBuffer gap = gap(part);
    while (gap.hasRemaining()) {
      channel.write(gap);
    }
  }

  private static ByteBuffer gap(MemorySegment part) {
    return ByteBuffer.allocate((int) (padded(part.byteSize()) - part.byteSize()));
  }

  private static long padded(long bytes) {
    return (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }

  /// The one in a file; null when there is none that is whole.
  static @Nullable Census read(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER) {
        return null;
      }
      MemorySegment bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return read(bytes);
    } catch (IOException none) {
      return null;
    }
  }

  private static @Nullable Census read(MemorySegment bytes) {
    MemorySegment[] parts = new MemorySegment[PARTS];
    CRC32C sum = new CRC32C();
    sum.update(bytes.asSlice(0, SUM).asByteBuffer());
    sum.update(bytes.asSlice(HEADER).asByteBuffer());
    long at = HEADER;
    boolean whole =
        bytes.get(Census.LONG, 0) == MAGIC && bytes.get(Census.LONG, SUM) == sum.getValue();
    for (int i = 0; whole && i < PARTS; i++) {
      long size = bytes.get(Census.LONG, Long.BYTES * (i + 1L));
      whole = size >= 0 && size <= bytes.byteSize() - at;
      if (whole) {
        parts[i] = bytes.asSlice(at, size);
        at += padded(size);
      }
    }
    return whole && at == bytes.byteSize() ? census(parts) : null;
  }

  private static @Nullable Census census(MemorySegment[] parts) {
    int[] fences = parts[4].toArray(Census.INT);
    long values = fences.length == Census.PARTS + 1 ? fences[Census.PARTS] : -1;
    boolean fits =
        parts[0].byteSize() == Long.BYTES * values
            && (parts[1].byteSize() == 0 || parts[1].byteSize() == Integer.BYTES * values)
            && parts[2].byteSize() == Integer.BYTES * (values + 1)
            && parts[5].byteSize() >= Long.BYTES;
    if (!fits) {
      return null;
    }
    long ends = parts[5].get(Census.LONG, 0);
    if (ends < 0 || ends > parts[5].byteSize() - Long.BYTES) {
      return null;
    }
    return new Census(
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        fences,
        new Census.Texts(parts[5].asSlice(Long.BYTES, ends), parts[5].asSlice(Long.BYTES + ends)));
  }
}
