package io.redoubt.llm.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Takes a body from the network one piece at a time: the next piece is asked for only when the one
/// before was taken, so that a fast server cannot fill the memory. Signals come from the network's
/// thread, [#next] is called by one reader.
final class BodyFeed implements Flow.Subscriber<List<ByteBuffer>> {
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final AtomicReference<Flow.Subscription> source = new AtomicReference<>();

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source.set(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece.Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    pieces.add(new Piece.Broken(cause));
  }

  @Override
  public void onComplete() {
    pieces.add(Piece.END);
  }

  /// The next piece, or nothing when none came in time.
  Optional<Piece> next(Duration wait) throws InterruptedException {
    Optional<Piece> piece =
        Optional.ofNullable(pieces.poll(Math.max(1, wait.toNanos()), TimeUnit.NANOSECONDS));
    if (piece.isPresent() && piece.get() instanceof Piece.Bytes) {
      Flow.Subscription subscription = source.get();
      if (subscription != null) {
        subscription.request(1);
      }
    }
    return piece;
  }
}
