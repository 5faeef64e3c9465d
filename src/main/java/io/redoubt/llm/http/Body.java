package io.redoubt.llm.http;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The body of an accepted request, read under three timers: until its first byte, between two
/// pieces, and in all. For one reader; closing it closes the connection.
public final class Body implements AutoCloseable {
  private static final int LONGEST_LINE = 256 * 1024;

  private final Connection connection;
  private final BodyFeed feed;
  private final Patience patience;
  private final ApiKey key;
  private boolean begun;

  Body(Connection connection, BodyFeed feed, Patience patience, ApiKey key) {
    this.connection = connection;
    this.feed = feed;
    this.patience = patience;
    this.key = key;
  }

  /// How long to wait: for the first byte, between two pieces, in all.
  record Patience(Deadline first, Duration gap, Deadline deadline) {}

  /// Gives every line to the taker, decoded from UTF-8 and without its line end, until the taker
  /// says that it has enough (`false`), the body ends, or something breaks. A character that the
  /// network cut in two is whole again; bytes that are no UTF-8 become U+FFFD; the API key is taken
  /// out should the server echo it.
  ///
  /// @param cap the most bytes to read
  public Optional<Failure> lines(int cap, Predicate<String> taker) {
    return read(cap, new Lines(LONGEST_LINE, line -> taker.test(key.removedFrom(line))));
  }

  /// The whole body as text, or why it could not be read.
  Text text(int cap) {
    Bytes bytes = new Bytes();
    Optional<Failure> failure = read(cap, bytes);
    return failure.isPresent()
        ? new Text.Missing(failure.get())
        : new Text.Whole(key.removedFrom(bytes.text(StandardCharsets.UTF_8)));
  }

  private Optional<Failure> read(int cap, Taker taker) {
    int left = cap;
    while (true) {
      Optional<Piece> piece;
      try {
        piece = feed.next(pause());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return failure(FailureReason.CANCELLED, "interrupted");
      }
      if (piece.isEmpty() || patience.deadline().passed()) {
        return timeout();
      }
      begun = true;
      switch (piece.get()) {
        case Piece.End _ -> {
          return taker.end();
        }
        case Piece.Broken(var cause) -> {
          return failure(Breakage.within(cause), Breakage.words(cause));
        }
        case Piece.Bytes(var buffers) -> {
          left -= buffers.stream().mapToInt(ByteBuffer::remaining).sum();
          if (left < 0) {
            return failure(FailureReason.OVERSIZED, "more than " + cap + " bytes");
          }
          Taker.More more = taken(buffers, taker);
          if (more != Taker.More.YES) {
            return more == Taker.More.TOO_LONG
                ? failure(FailureReason.OVERSIZED, "a line without end")
                : Optional.empty();
          }
        }
      }
    }
  }

  private static Taker.More taken(List<ByteBuffer> buffers, Taker taker) {
    for (ByteBuffer buffer : buffers) {
      Taker.More more = taker.take(buffer);
      if (more != Taker.More.YES) {
        return more;
      }
    }
    return Taker.More.YES;
  }

  private Duration pause() {
    Duration wait = begun ? patience.gap() : patience.first().left();
    Duration left = patience.deadline().left();
    return wait.compareTo(left) < 0 ? wait : left;
  }

  private Optional<Failure> timeout() {
    if (patience.deadline().passed()) {
      return failure(FailureReason.DEADLINE, "the answer was not finished");
    }
    return begun
        ? failure(FailureReason.STALL, "nothing for " + patience.gap().toMillis() + " ms")
        : failure(FailureReason.FIRST_BYTE, "no byte of an answer");
  }

  private static Optional<Failure> failure(FailureReason reason, String detail) {
    return Optional.of(new Failure(reason, detail));
  }

  @Override
  public void close() {
    connection.close();
  }
}
