package io.redoubt.parse.frame;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.testing.Records;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// UTF-16 text is read as lines, its exact bytes kept.
class Utf16FramingTest {
  private static final String TEXT = "\ufeffona\r\nzwei ß\n\nਊ Ċ not an end\nlast 🦉";

  private static Framing framing(byte[] bytes) {
    Sample sample = new Sample(bytes, bytes.length, "x", true);
    Recognition recognition = Formats.standard().recognize(sample);
    assertThat(recognition).isInstanceOf(Recognition.Log.class);
    return ((Recognition.Log) recognition).framing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void keepsTheBytesOfEveryLine(String charset) {
    byte[] bytes = TEXT.getBytes(Charset.forName(charset));
    for (int chunk : new int[] {1, 2, 3, 7, 10, 1000}) {
      List<RawRecord> records = Records.of(framing(bytes), bytes, chunk).records();
      assertThat(records)
          .extracting(r -> new String(r.bytes(), Charset.forName(charset)))
          .containsExactly("ona", "zwei ß", "ਊ Ċ not an end", "last 🦉");
      assertThat(records).extracting(RawRecord::line).containsExactly(1L, 2L, 4L, 5L);
      assertThat(records)
          .allSatisfy(
              r ->
                  assertThat(r.bytes())
                      .isEqualTo(
                          Arrays.copyOfRange(
                              bytes, (int) r.position(), (int) r.position() + r.length())));
    }
  }

  @Test
  void readsTheTextAndItsFields() {
    String line = "Mar  1 10:00:00 host sshd[1]: Failed password for ö from 192.0.2.7 port 22 ssh2";
    byte[] bytes = ("\ufeff" + line + "\r\n").getBytes(UTF_16LE);
    Event event = Records.of(framing(bytes), bytes, 64).events().getFirst();
    assertThat(event.text(Ecs.EVENT_ORIGINAL)).isEqualTo(line);
    byte[] plain = (line + "\n").getBytes(UTF_8);
    Event same = Records.of(framing(plain), plain, 64).events().getFirst();
    assertThat(event.format()).isEqualTo(same.format());
    for (int i = 0; i < same.size(); i++) {
      assertThat(event.texts(same.field(i))).isEqualTo(same.texts(same.field(i)));
    }
  }

  @Test
  void recognisesItWithoutAMarkToo() {
    byte[] bytes = "2026-03-01 service started\n".getBytes(UTF_16LE);
    Sample sample = new Sample(bytes, bytes.length, "x", true);
    assertThat(Utf16.LITTLE.fits(sample)).isTrue();
    assertThat(Utf16.BIG.fits(sample)).isFalse();
    byte[] big = "2026-03-01 service started\n".getBytes(UTF_16BE);
    assertThat(Utf16.BIG.fits(new Sample(big, big.length, "x", true))).isTrue();
  }

  @Test
  void takesNothingElseForIt() {
    for (byte[] bytes :
        List.of(
            new byte[] {},
            new byte[] {(byte) 0xff},
            new byte[4096],
            "plain text of ordinary length\n".getBytes(UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, 'a', 0, 0, 0})) {
      Sample sample = new Sample(bytes, bytes.length, "x", true);
      assertThat(Utf16.LITTLE.fits(sample) || Utf16.BIG.fits(sample)).isFalse();
    }
  }

  @Test
  void keepsAnOddByteAtTheEnd() {
    byte[] whole = "\ufeffab\ncd".getBytes(UTF_16LE);
    byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
    List<RawRecord> records = Records.of(framing(bytes), bytes, 5).records();
    assertThat(records.getLast().bytes()).isEqualTo(new byte[] {'c', 0, 'd'});
  }

  @Property(tries = 200)
  void anyBytesAfterAMarkComeBack(
      @ForAll @Size(max = 200) byte[] any, @ForAll @IntRange(min = 1, max = 50) int chunk) {
    byte[] bytes = new byte[any.length + 2];
    bytes[0] = (byte) 0xfe;
    bytes[1] = (byte) 0xff;
    System.arraycopy(any, 0, bytes, 2, any.length);
    Utf16 order = Utf16.BIG;
    int kept = 2;
    for (RawRecord record : Records.of(framing(bytes), bytes, chunk).records()) {
      for (int i = kept; i < record.position(); i += 2) {
        assertThat(order.is(bytes, i, '\n') || order.is(bytes, i, '\r')).isTrue();
      }
      int at = (int) record.position();
      assertThat(record.bytes()).isEqualTo(Arrays.copyOfRange(bytes, at, at + record.length()));
      kept = at + record.length();
    }
    for (int i = kept; i < bytes.length; i += 2) {
      assertThat(order.is(bytes, i, '\n') || order.is(bytes, i, '\r')).isTrue();
    }
  }
}
