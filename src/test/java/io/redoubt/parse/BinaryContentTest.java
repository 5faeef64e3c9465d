package io.redoubt.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.parse.frame.Sample;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are no logs are named for what they are; odd text stays text.
class BinaryContentTest {
  private static Optional<String> named(byte[] bytes, String path) {
    return BinaryContent.named(new Sample(bytes, bytes.length, path, true));
  }

  private static Optional<String> named(String latin1) {
    return named(latin1.getBytes(ISO_8859_1), "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "89504e470d0a1a0a0000000d|not a log (image)",
        "7f454c460201010000000000|not a log (program)",
        "cafebabe0000003d00000000|not a log (program)",
        "4d5a90000300000004000000|not a log (program)",
        "d0cf11e0a1b11ae100000000|not a log (Office document)",
        "53514c69746520666f726d6174203300|not a log (SQLite database): export its tables first",
        "d4c3b2a1020004000000000000000000|packet capture: run Suricata or Zeek on it first",
        "0a0d0d0a7c0000004d3c2b1a01000000|packet capture: run Suricata or Zeek on it first",
        "4c504b53484852480000000000000000|journal file: export it first (journalctl --file F -o"
            + " json)",
        "300000004c664c650100000001000000|old Windows event log (.evt): convert it first (wevtutil"
            + " epl)",
        "0005160700020000|not a log (macOS file attributes)",
        "5041523115041500|Parquet table file: export it as JSON lines or CSV first",
      })
  void namesKnownKinds(String hex, String name) {
    assertThat(named(java.util.HexFormat.of().parseHex(hex), "x")).contains(name);
  }

  @Test
  void namesRandomBytes() {
    byte[] bytes = new byte[1 << 16];
    new Random(7).nextBytes(bytes);
    assertThat(named(bytes, "x")).contains("binary");
    assertThat(named(new byte[1000], "x")).contains("binary (NUL bytes only)");
    byte[] records = new byte[3840];
    for (int i = 0; i < records.length; i += 12) {
      records[i] = (byte) (i % 7 + 1);
      records[i + 5] = 'a';
    }
    assertThat(named(records, "/var/log/wtmp.1"))
        .contains("login records: print them first (last -f FILE)");
  }

  @Test
  void leavesOddTextAlone() {
    assertThat(named("")).isEmpty();
    assertThat(named("a\0b\n")).isEmpty();
    assertThat(named("\u001b[31mred\u001b[0m\n")).isEmpty();
    assertThat(named("MZ is how this line begins\n")).isEmpty();
    assertThat(named("RIFF raff, ORC and ID3 in a song\n")).isEmpty();
    assertThat(named("\0".repeat(30_000) + "Mar  1 10:00:00 host after: the crash\n")).isEmpty();
    assertThat(named("caf\u00e9 \u00e4\u00f6\u00fc \u00ff\u00fe\n".repeat(50))).isEmpty();
    for (String charset :
        new String[] {"GB18030", "Shift_JIS", "KOI8-R", "windows-1252", "UTF-8"}) {
      byte[] text = "вход не выполнен: 用户 root\n".repeat(20).getBytes(Charset.forName(charset));
      assertThat(named(text, "x")).as(charset).isEmpty();
    }
    assertThat(named("#\u0001\u0002\u0003 a few control characters\n".getBytes(UTF_8), "x"))
        .isEmpty();
  }
}
