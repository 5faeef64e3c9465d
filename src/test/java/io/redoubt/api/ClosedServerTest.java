package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.MemoryIntake;
import io.redoubt.testing.serve.TestServer;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/// What a server leaves behind.
class ClosedServerTest {
  private static final int LOOKS = 100;

  private static WeakReference<MemoryIntake> served() {
    try (TestServer server = new TestServer()) {
      assertThat(server.get("/livez").statusCode()).isEqualTo(200);
      return new WeakReference<>(server.intake());
    }
  }

  @Test
  void holdsNothingOfWhatItServed() {
    WeakReference<MemoryIntake> served = served();
    for (int i = 0; i < LOOKS && !served.refersTo(null); i++) {
      System.gc();
    }
    assertThat(served.refersTo(null)).isTrue();
  }
}
