package io.redoubt.ingest.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Looking ahead changes nothing, and a break loses nothing.
class PeekStreamTest {
  /// Gives at most three bytes at a time, then breaks.
  private static InputStream breaking(byte[] bytes) {
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(3, length));
          }
        };
    return new SequenceInputStream(
        slow,
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("broken");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new EOFException("broken");
          }
        });
  }

  @Property(tries = 100)
  void peeksReadsAndSkipsInAnyMixture(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @Size(max = 30) byte[] steps)
      throws IOException {
    PeekStream in = new PeekStream(new ByteArrayInputStream(bytes));
    int at = 0;
    for (int step : steps) {
      byte[] ahead = in.peek(Math.abs(step));
      int n = Math.min(Math.abs(step), bytes.length - at);
      assertThat(ahead).isEqualTo(Arrays.copyOfRange(bytes, at, at + n));
      if (step < 0) {
        assertThat(in.skip(-step)).isEqualTo(n);
      } else {
        assertThat(in.readNBytes(step)).isEqualTo(ahead);
      }
      at += n;
      assertThat(in.delivered()).isEqualTo(at);
      assertThat(in.available() > 0).isEqualTo(at < bytes.length);
    }
  }

  @Test
  void handsOutEverythingBeforeABreak() throws IOException {
    PeekStream in = new PeekStream(breaking(new byte[] {1, 2, 3, 4, 5, 6, 7}));
    assertThat(in.peek(100)).hasSize(7);
    assertThat(in.readNBytes(7)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThatThrownBy(in::read).isInstanceOf(EOFException.class).hasMessage("broken");
    assertThatThrownBy(() -> in.read(new byte[1 << 17])).isInstanceOf(EOFException.class);
  }

  @Test
  void takesBackWhatWasReadTooMuch() throws IOException {
    PeekStream in = new PeekStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
    assertThat(in.peek(1)).hasSize(1);
    assertThat(in.read(new byte[3])).isEqualTo(3);
    in.back(2);
    assertThat(in.delivered()).isEqualTo(1);
    assertThat(in.readAllBytes()).containsExactly(2, 3, 4);
  }
}
