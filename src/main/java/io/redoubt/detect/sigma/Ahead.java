package io.redoubt.detect.sigma;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What becomes of each item of a list, in its order, made beside whoever takes it: others work
/// ahead, and who comes for a piece that nobody has begun makes it alone. What was taken is no
/// longer held. For one taker; others may run the helpers at any time.
///
/// @param <T> what becomes of one
final class Ahead<T> implements Iterator<T> {
  /// Items of one piece: some milliseconds of reading a rule file each.
  private static final int PIECE = 16;

  private final AtomicReferenceArray<@Nullable FutureTask<List<T>>> pieces;
  private final ArrayDeque<T> ready = new ArrayDeque<>();
  private int next;

  /// Begins.
  ///
  /// @param items in order
  /// @param make for each, on any thread
  /// @param helpers where others make pieces
  /// @param many how many of them
  <S> Ahead(List<S> items, Function<S, T> make, Executor helpers, int many) {
    int count = Math.ceilDiv(items.size(), PIECE);
    this.pieces = new AtomicReferenceArray<>(count);
    for (int i = 0; i < count; i++) {
      List<S> some = items.subList(i * PIECE, Math.min(items.size(), (i + 1) * PIECE));
      pieces.set(i, new FutureTask<>(() -> some.stream().map(make).toList()));
    }
    IntStream.range(0, many).forEach(_ -> helpers.execute(this::help));
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || next < pieces.length();
  }

  @Override
  public T next() {
    if (ready.isEmpty()) {
      ready.addAll(piece());
    }
    return ready.remove();
  }

  private List<T> piece() {
    if (next >= pieces.length()) {
      throw new NoSuchElementException("all were taken");
    }
    FutureTask<List<T>> piece = Objects.requireNonNull(pieces.getAndSet(next++, null));
    piece.run(); // does nothing where another has begun it
    return done(piece);
  }

  private static <T> List<T> done(FutureTask<List<T>> piece) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return piece.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void help() {
    for (int i = 0; i < pieces.length(); i++) {
      @Nullable FutureTask<List<T>> piece = pieces.get(i);
      if (piece != null) {
        piece.run();
      }
    }
  }
}
