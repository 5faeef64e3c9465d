package io.redoubt.store.log;

import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.event.port.Taken.Refusal;
import io.redoubt.event.port.Taken.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A delivery that waits for its commit.
///
/// @param framed what is to be written
/// @param permits of the queue that it holds
/// @param done what becomes of it
record Pending(Framed framed, int permits, CompletableFuture<Taken> done) {
  /// It is on disk.
  void committed(long first, boolean repeated) {
    done.complete(new Committed(first, framed.records(), repeated, List.of()));
  }

  /// Nothing of it is.
  void refused(Refusal reason, String detail) {
    done.complete(refusal(reason, detail));
  }

  /// As told to a sender.
  static Refused refusal(Refusal reason, String detail) {
    Duration later =
        switch (reason) {
          case BUSY -> Duration.ofSeconds(1);
          case FULL -> Duration.ofSeconds(5);
          case BROKEN -> Duration.ofSeconds(30);
          case CLOSING -> Duration.ofSeconds(5);
        };
    return new Refused(reason, later, detail);
  }
}
