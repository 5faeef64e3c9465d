package io.redoubt.llm.http;

import java.time.Duration;

/// What came back for a request.
public sealed interface Reply extends AutoCloseable {
  /// The server accepted (status 200): a body to read, which holds the connection until closed.
  record Open(Body body) implements Reply {
    @Override
    public void close() {
      body.close();
    }
  }

  /// No usable answer; `retryAfter` is what the server asked to wait, zero when it did not.
  record Refused(Failure failure, Duration retryAfter) implements Reply {
    @Override
    public void close() {
      // nothing is held
    }
  }

  @Override
  void close();
}
