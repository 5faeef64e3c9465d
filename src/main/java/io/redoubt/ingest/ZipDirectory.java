package io.redoubt.ingest;

import io.redoubt.ingest.pack.Checksummed;
import io.redoubt.ingest.pack.Documents;
import io.redoubt.ingest.pack.Members;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The members of a zip file on disk, found by the directory at its end: rotated logs come oldest
/// first, and one member that is broken or grows without end does not hide the others.
final class ZipDirectory implements Members {
  /* APPNOTE.TXT 4.3.16: the record that ends a zip file, and the longest comment behind it. */
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  /* Larger directories take too much memory; such files are read forward instead. */
  private static final long LARGEST_DIRECTORY = 8L << 20;

  private final ZipFile zip;
  private final CountedChannel file;
  private final IngestOptions.Limits limits;
  private final Iterator<ZipArchiveEntry> entries;
  private long unpacked;
  private @Nullable Guard last;

  private ZipDirectory(ZipFile zip, CountedChannel file, IngestOptions.Limits limits) {
    this.zip = zip;
    this.file = file;
    this.limits = limits;
    this.entries = ordered(Collections.list(zip.getEntries())).iterator();
  }

  /// Opens a file that is a zip file with an intact directory of ordinary size, or gives null.
  static @Nullable ZipDirectory open(CountedChannel file, IngestOptions.Limits limits)
      throws IOException {
    if (!isPlain(file)) {
      return null;
    }
    try {
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(file)
              .setUseUnicodeExtraFields(true)
              .setIgnoreLocalFileHeader(true)
              .get();
      return new ZipDirectory(zip, file, limits);
    } catch (IOException | IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public @Nullable Member next() throws IOException {
    unpacked += last == null ? 0 : last.unpacked();
    if (unpacked > Guard.UNJUDGED && unpacked / limits.ratio() > file.size()) {
      throw Guard.tooMuch(limits);
    }
    while (entries.hasNext()) {
      ZipArchiveEntry entry = entries.next();
      if (!entry.isDirectory()) {
        return member(entry);
      }
    }
    return null;
  }

  private Member member(ZipArchiveEntry entry) {
    String unread = ZipMembers.unread(entry, zip.canReadEntryData(entry));
    long before = file.spent();
    InputStream bytes = unread.isEmpty() ? new Lazy(entry) : InputStream.nullInputStream();
    last = new Guard(bytes, limits, () -> file.spent() - before);
    return new Member(entry.getName(), ZipMembers.written(entry), unread, last);
  }

  private static List<ZipArchiveEntry> ordered(List<ZipArchiveEntry> entries) {
    List<ZipArchiveEntry> ordered = Rotation.grouped(entries, ZipArchiveEntry::getName);
    List<ZipArchiveEntry> telling =
        ordered.stream().filter(e -> Documents.tells(e.getName())).toList();
    ordered.removeAll(telling);
    List<ZipArchiveEntry> all = new ArrayList<>(telling);
    all.addAll(ordered);
    return all;
  }

  private static boolean isPlain(CountedChannel file) throws IOException {
    long size = file.size();
    if (size < END_LENGTH || read(file, 0, 4).getInt(0) != 0x04034b50) {
      return false;
    }
    long start = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
    ByteBuffer tail = read(file, start, (int) (size - start));
    for (int i = tail.limit() - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        long length = tail.getInt(i + 12) & 0xffffffffL;
        long offset = tail.getInt(i + 16) & 0xffffffffL;
        return length <= LARGEST_DIRECTORY && offset + length == start + i;
      }
    }
    return false;
  }

  private static ByteBuffer read(CountedChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(from);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    return bytes.position() < length ? ByteBuffer.allocate(length) : bytes.flip();
  }

  /// A member's bytes, looked for when the first is asked for.
  private final class Lazy extends InputStream {
    private final ZipArchiveEntry entry;
    private @Nullable InputStream in;

    Lazy(ZipArchiveEntry entry) {
      this.entry = entry;
    }

    private InputStream in() throws IOException {
      if (in == null) {
        in = new Checksummed(zip.getInputStream(entry), entry::getCrc);
      }
      return in;
    }

    @Override
    public int read() throws IOException {
      return in().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return in().read(into, offset, length);
    }
  }
}
