package io.redoubt.store.ledger;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A change that waits for its transaction. Done by the writing thread.
final class Waiting<T> {
  private final Work<T> work;
  private final CompletableFuture<T> done;
  private @Nullable T result;
  private @Nullable RuntimeException wrong;

  Waiting(Work<T> work, CompletableFuture<T> done) {
    this.work = work;
    this.done = done;
  }

  CompletableFuture<T> done() {
    return done;
  }

  /// Does it within a transaction; what it throws undoes it alone.
  void run(Sql sql, Function<SQLException, RuntimeException> failure) throws SQLException {
    sql.change("savepoint one");
    try {
      result = work.with(sql);
    } catch (SQLException failed) {
      wrong = failure.apply(failed);
      sql.change("rollback to one");
    } catch (RuntimeException failed) {
      wrong = failed;
      sql.change("rollback to one");
    }
    sql.change("release one");
  }

  /// Tells its caller what came of it, now that it is on disk.
  void tell() {
    RuntimeException failed = wrong;
    T value = result;
    if (failed != null) {
      done.completeExceptionally(failed);
    } else {
      done.complete(value);
    }
  }

  /// Tells its caller that nothing of it is kept.
  void fail(RuntimeException why) {
    done.completeExceptionally(why);
  }
}
