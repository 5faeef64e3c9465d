package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class OutletTest {
  @Test
  void remembersThatTheDiskWasFull() {
    assertThat(written("No space left on device")).hasValue("No space left on device");
  }

  @Test
  void takesAReaderThatHadEnoughForNoFailure() {
    assertThat(written("Broken pipe")).isEmpty();
  }

  private static java.util.Optional<String> written(String refusal) {
    Outlet outlet =
        new Outlet(
            new OutputStream() {
              @Override
              public void write(int one) throws IOException {
                throw new IOException(refusal);
              }
            });
    PrintStream out = new PrintStream(outlet, true);
    out.println("result");
    assertThat(out.checkError()).isTrue();
    return outlet.failure();
  }
}
