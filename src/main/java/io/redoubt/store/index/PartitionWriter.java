package io.redoubt.store.index;

import io.redoubt.event.port.NumberedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// The partition that is being written. Writing is for one thread at a time; a reader may be
/// acquired by any.
final class PartitionWriter {
  private static final double BUFFER_MB = 64;
  private static final double LARGEST_SEGMENT_MB = 2048;

  /* From some megabytes to the largest in two steps: each is the whole cost of an event's terms
  once more, while a query pays a look into the dictionary for each further segment. */
  private static final int MERGED_AT_ONCE = 16;

  /* With more of them taking waits, so that segments cannot become many; a large one that goes on
  for minutes, while small ones are done before it, is not to be waited for. */
  private static final int MERGES_WAITING = 6;

  private final Path folder;
  private final long day;
  private final Directory directory;
  private final IndexWriter writer;
  private final Documents documents;
  private final ReentrantLock refreshing = new ReentrantLock();
  private DirectoryReader reader;
  private boolean ended;
  private volatile Extent extent;
  private volatile Extent readable;
  private boolean dirty;
  private long committed;
  private int events;

  private PartitionWriter(
      Path folder, Directory directory, IndexWriter writer, Extent extent, Documents documents)
      throws IOException {
    this.folder = folder;
    this.day = Partition.day(folder);
    this.events = writer.getDocStats().maxDoc;
    this.documents = documents;
    this.directory = directory;
    this.writer = writer;
    this.extent = extent;
    this.readable = extent;
    this.committed = extent.next();
    this.reader = DirectoryReader.open(writer);
  }

  /// Opens a partition for writing, a new one where the folder is empty.
  static PartitionWriter open(Path folder, Extent extent, Documents documents) throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, settings());
      return new PartitionWriter(folder, directory, writer, extent, documents);
    } catch (IOException | IllegalArgumentException refused) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw new IOException(folder + " cannot be written", refused);
    }
  }

  private static IndexWriterConfig settings() {
    LogByteSizeMergePolicy neighbours = new LogByteSizeMergePolicy();
    neighbours.setMaxMergeMB(LARGEST_SEGMENT_MB);
    neighbours.setMergeFactor(MERGED_AT_ONCE);
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(MERGES_WAITING, 1);
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(BUFFER_MB)
        .setMergePolicy(neighbours)
        .setMergeScheduler(merges)
        .setLeafSorter(Readers.NEWEST_FIRST)
        .setCommitOnClose(false);
  }

  Path folder() {
    return folder;
  }

  Extent extent() {
    return extent;
  }

  /// What a reader that is acquired now covers.
  Extent readable() {
    return readable;
  }

  void add(NumberedEvent event) throws IOException {
    dirty = true;
    writer.addDocument(documents.of(event));
    events++;
    extent = extent.with(Documents.time(event), event.sequence() + 1);
  }

  /// Deletes what has this number or a later one, at once and for good.
  void cutOff(long from) throws IOException {
    writer.deleteDocuments(
        NumericDocValuesField.newSlowRangeQuery(Keys.SEQUENCE, from, Long.MAX_VALUE));
    writer.forceMergeDeletes(true);
    dirty = true;
    commit();
    refresh();
  }

  /// What lies below was looked at, whether there was something to index or not.
  void until(long next) {
    dirty |= next > extent.next();
    extent = extent.until(next);
  }

  void floor(long floor) {
    dirty |= floor > extent.floor();
    extent = extent.floor(floor);
  }

  /// Records since the last commit; at least 1 when there is something to commit.
  long uncommitted() {
    return dirty ? Math.max(1, extent.next() - committed) : 0;
  }

  int events() {
    return events;
  }

  /// Whether an event of this number that arrived then may be added, as far as days go: a partition
  /// may hold what arrived on its day or before.
  boolean takes(long sequence, long arrived) {
    return extent.next() == sequence && Partition.day(arrived) <= day;
  }

  void commit() throws IOException {
    if (dirty) {
      writer.setLiveCommitData(extent.data().entrySet());
      writer.commit();
      dirty = false;
      committed = extent.next();
    }
  }

  /// Makes what was added searchable: what is in memory is written as a segment. Any thread may
  /// ask; who adds, and who reads what was searchable before, does not wait for it.
  void refresh() throws IOException {
    refreshing.lock();
    try {
      Extent now = extent;
      DirectoryReader before = acquire();
      try {
        @Nullable DirectoryReader newer = DirectoryReader.openIfChanged(before, writer);
        refreshed(newer, newer == null ? now : shown(newer, now));
      } finally {
        Readers.release(before);
      }
    } finally {
      refreshing.unlock();
    }
  }

  private synchronized void refreshed(@Nullable DirectoryReader newer, Extent shown) {
    if (newer != null) {
      Readers.release(ended ? newer : reader);
      reader = ended ? reader : newer;
    }
    readable = shown;
  }

  /* Events go in one after the other, so that a reader that has one has all before it; it may have
  some that came after it was asked for. */
  private static Extent shown(DirectoryReader reader, Extent least) throws IOException {
    Extent shown = least;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues sequences = leaf.reader().getNumericDocValues(Keys.SEQUENCE);
      if (sequences != null && sequences.advanceExact(leaf.reader().maxDoc() - 1)) {
        long next = sequences.longValue() + 1;
        shown =
            shown
                .with(Readers.earliest(leaf.reader()), next)
                .with(Readers.latest(leaf.reader()), next);
      }
    }
    return shown;
  }

  /// Records that were added and are not searchable yet.
  long unseen() {
    return Math.max(0, extent.next() - readable.next());
  }

  /// A reader with what it covers.
  synchronized Pinned.Part pin() {
    return new Pinned.Part(readable, acquire());
  }

  synchronized DirectoryReader acquire() {
    reader.incRef();
    return reader;
  }

  /// Ends; what was not committed is lost.
  synchronized void close() {
    ended = true;
    try {
      reader.decRef();
      writer.rollback();
      directory.close();
    } catch (AlreadyClosedException _) {
      return;
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
