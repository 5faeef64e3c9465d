package io.redoubt.app;

import java.time.Duration;

/// How a command that runs until it is stopped ends. Thread-safe.
interface Ending {
  /// Nobody waits.
  Ending UNBOUNDED =
      new Ending() {
        @Override
        public void within(Duration grace) {
          // for as long as it takes
        }

        @Override
        public void orderly() {
          // nobody asks
        }
      };

  /// What is being stopped may take this long; after that the process ends as it is.
  void within(Duration grace);

  /// Being stopped is how it ends, and it has ended well: the exit code is its own.
  void orderly();
}
