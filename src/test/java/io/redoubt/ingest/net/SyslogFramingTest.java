package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a connection sends, and the records in it, however the bytes are cut into reads. `$` stands
/// for LF, `%` for CR and `0` in brackets for NUL.
class SyslogFramingTest {
  private static final int LONGEST = 1_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<1>a$<2>b$                | <1>a;<2>b",
        "<1>a%$<2>b                | <1>a;<2>b",
        "$$<1>a$$                  | <1>a",
        "<1>a[0]<2>b$c[0]          | <1>a;<2>b$c",
        "4 <1>a5 <2>bc             | <1>a;<2>bc",
        "7 <1>a$bc4 <2>d           | <1>a$bc;<2>d",
        "5 <1>a$4 <2>b             | <1>a;<2>b",
        "4 <1>a$4 <2>b$            | <1>a;<2>b",
        "4 <1>a3 abc               | <1>a;abc",
        "4 <1>ax3 <2>b$<3>c$       | <1>a;x3 <2>b;<3>c",
        "4 <1>a2147483648 <2>b$c   | <1>a;2147483648 <2>b;c",
        "4 <1>a0 $b$               | <1>a;0 ;b",
        "9 <1>ab                   | <1>ab",
        "-4 <1>a$b$                | -4 <1>a;b",
        "2026-11-21 up$20 Nov up$  | 2026-11-21 up;20 Nov up",
        "12                        | 12",
        "plain$                    | plain",
      })
  void findsTheSameRecordsHoweverTheBytesArrive(String sent, String records) {
    byte[] bytes = bytes(sent);
    List<String> expected = List.of(text(bytes(records)).split(";"));
    for (int first = 0; first <= bytes.length; first++) {
      assertThat(framed(bytes, first)).as("cut at %d", first).isEqualTo(expected);
    }
    assertThat(byteByByte(bytes)).isEqualTo(expected);
  }

  @Test
  void nulInsideALineIsContent() {
    byte[] sent = bytes("<1>a[0]b$<2>c$");
    assertThat(framed(sent, sent.length)).containsExactly("<1>a\0b", "<2>c");
  }

  @Test
  void countedRecordThatIsTakenInPiecesEndsWhereItWasSaidTo() {
    SyslogFraming framing = new SyslogFraming(LONGEST);
    List<byte[]> out = new ArrayList<>();
    byte[] begin = bytes("9 <1>abc");
    int rest = framing.cut(begin, 0, begin.length, out);
    framing.cutAnyway(begin, rest, begin.length, out);
    byte[] end = bytes("def4 <2>x");
    framing.cut(end, 0, end.length, out);
    assertThat(out.stream().map(SyslogFramingTest::text)).containsExactly("<1>abc", "def", "<2>x");
  }

  private static List<String> framed(byte[] bytes, int first) {
    SyslogFraming framing = new SyslogFraming(LONGEST);
    List<byte[]> out = new ArrayList<>();
    int from = framing.cut(bytes, 0, first, out);
    from = framing.cut(bytes, from, bytes.length, out);
    framing.cutAnyway(bytes, from, bytes.length, out);
    return out.stream().map(SyslogFramingTest::text).toList();
  }

  private static List<String> byteByByte(byte[] bytes) {
    SyslogFraming framing = new SyslogFraming(LONGEST);
    List<byte[]> out = new ArrayList<>();
    int from = 0;
    boolean nul = text(bytes).contains("\0");
    for (int to = nul ? bytes.length : 1; to <= bytes.length; to++) {
      from = framing.cut(bytes, from, to, out);
    }
    framing.cutAnyway(bytes, from, bytes.length, out);
    return out.stream().map(SyslogFramingTest::text).toList();
  }

  private static byte[] bytes(String shown) {
    return shown
        .replace('$', '\n')
        .replace('%', '\r')
        .replace("[0]", "\0")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
