package io.redoubt.store.ledger;

import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Taken.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One SQLite file, in write-ahead mode with a sync at each commit. Native code runs on platform
/// threads of its own: one writes, two read. Changes that wait while the disk is busy share the
/// next transaction. Several programs may have the same file open. Thread-safe.
final class Database implements AutoCloseable {
  private static final int READERS = 2;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final long CHECK_NANOS = 3_000_000_000L;

  private final Path file;
  private final Writer writer;
  private final ExecutorService writing;
  private final ExecutorService reading;
  private final BlockingQueue<Sql> readers = new ArrayBlockingQueue<>(READERS);
  private final AtomicLong checked = new AtomicLong(System.nanoTime() - CHECK_NANOS);

  private Database(Path file, Sql writer) {
    this.file = file;
    this.writer = new Writer(writer, this::failure);
    ThreadFactory write = Thread.ofPlatform().daemon().name("ledger-write").factory();
    ThreadFactory read = Thread.ofPlatform().daemon().name("ledger-read-", 0).factory();
    this.writing = Executors.newSingleThreadExecutor(write);
    this.reading = Executors.newFixedThreadPool(READERS, read);
  }

  /// Opens the file, making it when there is none, and brings its tables to this version.
  ///
  /// @throws LedgerException when it is damaged, of a later version, or not to be written
  static Database open(Path file, Clock clock) {
    List<Sql> opened = new ArrayList<>();
    try {
      make(file);
      opened.add(connect(file));
      Schema.upgrade(opened.getFirst(), file.toString(), clock.millis());
      configure(opened.getFirst());
      Database database = new Database(file, opened.getFirst());
      for (int i = 0; i < READERS; i++) {
        Sql reader = connect(file);
        opened.add(reader);
        database.readers.add(reader);
      }
      return database;
    } catch (SQLException unusable) {
      opened.forEach(Database::letGo);
      throw refused(file, unusable);
    } catch (LedgerException later) {
      opened.forEach(Database::letGo);
      throw later;
    } catch (IOException unusable) {
      throw new LedgerException(Refusal.BROKEN, file + " cannot be made: " + unusable, unusable);
    }
  }

  /* Readable by its owner from the first moment; SQLite gives its other files the same rights. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      }
    } catch (FileAlreadyExistsException there) {
      return;
    }
  }

  private static Sql connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    return new Sql(connection);
  }

  private static void configure(Sql sql) throws SQLException {
    sql.first(row -> row.getString(1), "pragma journal_mode=wal");
    sql.first(row -> row.getString(1), "pragma journal_size_limit=16777216");
  }

  /// Does this in a transaction of its own or with others, and returns when it is on disk.
  <T> T write(Work<T> work) {
    Waiting<T> waiting = new Waiting<>(work, new CompletableFuture<>());
    writer.add(waiting);
    submit(writing, writer::run);
    return await(waiting.done());
  }

  /// Why the last change failed; empty when it did not. Has the disk tried again now and then while
  /// there is something, so that this ends by itself; does not wait for it.
  String trouble() {
    String trouble = writer.trouble();
    long last = checked.get();
    long now = System.nanoTime();
    if (!trouble.isEmpty() && now - last >= CHECK_NANOS && checked.compareAndSet(last, now)) {
      writer.add(new Waiting<>(Database::checked, new CompletableFuture<>()));
      submit(writing, writer::run);
    }
    return trouble;
  }

  /// Writes what changes nothing, and returns when it is on disk.
  void check() {
    write(Database::checked);
  }

  private static Boolean checked(Sql sql) throws SQLException {
    long version = sql.number("pragma user_version");
    sql.change("pragma user_version=" + version);
    return true;
  }

  /// Does this outside of transactions with others: for statements that allow none.
  <T> T alone(Work<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    submit(writing, () -> answer(work, writer.sql(), done));
    return await(done);
  }

  /// Asks; sees everything that was committed before.
  <T> T read(Work<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    submit(reading, () -> readWith(work, done));
    return await(done);
  }

  private <T> void readWith(Work<T> work, CompletableFuture<T> done) {
    try {
      Sql sql = readers.take();
      answer(work, sql, done);
      readers.add(sql);
    } catch (InterruptedException stopped) {
      done.completeExceptionally(closing(stopped));
    }
  }

  private <T> void answer(Work<T> work, Sql sql, CompletableFuture<T> done) {
    try {
      done.complete(work.with(sql));
    } catch (SQLException failed) {
      done.completeExceptionally(failure(failed));
    } catch (RuntimeException wrong) {
      done.completeExceptionally(wrong);
    }
  }

  private void submit(ExecutorService threads, Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closed) {
      throw closing(closed);
    }
  }

  private LedgerException closing(Exception why) {
    return new LedgerException(Refusal.CLOSING, file + " is closed", why);
  }

  /* Waits through interrupts, so that nobody has to guess what became of a change. */
  private static <T> T await(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof LedgerException known) {
        throw new LedgerException(known.reason(), String.valueOf(known.getMessage()), known);
      }
      if (failed.getCause() instanceof IllegalArgumentException wrong) {
        throw new IllegalArgumentException(wrong.getMessage(), wrong);
      }
      throw failed;
    }
  }

  private LedgerException failure(SQLException failed) {
    return refused(file, failed);
  }

  private static LedgerException refused(Path file, SQLException failed) {
    SQLiteErrorCode code =
        failed instanceof SQLiteException known
            ? known.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    String name = code.name();
    if (name.startsWith("SQLITE_FULL")) {
      return new LedgerException(Refusal.FULL, "No room for " + file, failed);
    }
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      String who = file + " is being written by another program for long";
      return new LedgerException(Refusal.BUSY, who, failed);
    }
    if (name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")) {
      String what =
          " is damaged. It holds keys and decisions, so nothing new is made in its place: restore a"
              + " backup (redoubt restore), or move it away to begin anew";
      return new LedgerException(Refusal.BROKEN, file + what, failed);
    }
    return new LedgerException(Refusal.BROKEN, file + ": " + failed.getMessage(), failed);
  }

  /// Ends after what is being done.
  @Override
  public void close() {
    writing.close();
    reading.close();
    readers.forEach(Database::letGo);
    letGo(writer.sql());
  }

  private static void letGo(Sql sql) {
    try {
      sql.connection().close();
    } catch (SQLException gone) {
      return; // nothing of it is needed any more, and everything committed is on disk
    }
  }
}
