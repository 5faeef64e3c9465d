package io.redoubt.parse.utmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.testing.Parsing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Log-on records as glibc writes them; offsets as `struct utmp` has them.
class UtmpTest {
  private static final int AT = 1_795_169_472; // 2026-11-20T10:11:12Z

  @Test
  void whoLoggedOnIsToldWithAddressLineAndTime() {
    Event event = events("wtmp", record(7, 4242, "pts/0", "kim", "192.0.2.9", 123_456)).getFirst();
    assertThat(event.format().id()).isEqualTo("utmp");
    assertThat(event.time().instant()).hasToString("2026-11-20T10:11:12.123456Z");
    assertThat(event.text(Ecs.EVENT_OUTCOME)).isEqualTo("success");
    assertThat(event.text(Ecs.USER_NAME)).isEqualTo("kim");
    assertThat(event.text(Ecs.SOURCE_IP)).isEqualTo("192.0.2.9");
    assertThat(event.text(Ecs.PROCESS_TTY_NAME)).isEqualTo("pts/0");
    assertThat(event.text(Ecs.MESSAGE)).isEqualTo("log-on of kim from 192.0.2.9 on pts/0");
  }

  @Test
  void whatStandsInBtmpFailed() {
    List<Event> events =
        events(
            "var/log/btmp.1",
            record(6, 1, "ssh:notty", "root", "192.0.2.9", 0),
            record(7, 2, "tty1", "kim", "", 0));
    assertThat(events).hasSize(2);
    assertThat(events).allMatch(e -> "failure".equals(e.text(Ecs.EVENT_OUTCOME)));
    assertThat(events.getLast().has(Ecs.SOURCE_IP)).isFalse();
  }

  @Test
  void aTerminalThatWaitsIsNoLogOnAndABootHasNoSource() {
    List<Event> events =
        events(
            "wtmp",
            record(6, 700, "tty1", "LOGIN", "", 0),
            record(2, 0, "~", "reboot", "6.1.0-18-amd64", 0),
            record(8, 700, "tty1", "", "", 0));
    assertThat(events).noneMatch(e -> e.has(Ecs.EVENT_OUTCOME) || e.has(Ecs.SOURCE_ADDRESS));
    assertThat(events.get(1).text(Ecs.MESSAGE)).isEqualTo("system boot from 6.1.0-18-amd64");
    assertThat(events.get(2).text(Ecs.EVENT_ACTION)).isEqualTo("logout");
  }

  @Test
  void anIpv6AddressIsReadAndEmptyRecordsAreLeftOut() {
    byte[] six = record(7, 4242, "pts/0", "kim", "x", 0);
    byte[] address = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9};
    System.arraycopy(address, 0, six, 348, 16);
    List<Event> events = events("utmp", six, new byte[384], record(7, 1, "a", "b", "", 0));
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().text(Ecs.SOURCE_IP)).isEqualTo("2001:db8:0:0:0:0:0:9");
    assertThat(events.getLast().record().number()).isEqualTo(2);
  }

  @Test
  void aRecordThatIsCutOffOrOverwrittenIsKeptAndSaidToBe() {
    byte[] odd = record(7, 1, "pts/0", "kim", "", 0);
    odd[0] = 77;
    byte[] good = record(7, 1, "pts/0", "kim", "", 0);
    byte[][] parts = new byte[53][];
    for (int i = 0; i < 51; i++) {
      parts[i] = good;
    }
    parts[51] = odd;
    parts[52] = new byte[] {7, 0, 0};
    List<Event> events = events("wtmp", parts);
    assertThat(events).hasSize(53);
    assertThat(events.get(51).outcome().because()).isEqualTo("no log-on record");
    assertThat(events.get(52).outcome().because()).isEqualTo("the record is cut off");
    assertThat(events.get(52).record().bytes()).containsExactly(7, 0, 0);
  }

  @Test
  void otherBinariesAndTextsAreNotTakenForLogOnRecords() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[384 * (1 + random.nextInt(5))];
      random.nextBytes(bytes);
      assertThat(formats(bytes)).as("seed " + seed).doesNotContain("utmp");
    }
    assertThat(formats(new byte[384 * 3])).doesNotContain("utmp");
    assertThat(formats("a line of text\n".repeat(60).getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("utmp");
  }

  private static List<String> formats(byte[] bytes) {
    return Parsing.events("wtmp", bytes).stream().map(e -> e.format().id()).toList();
  }

  private static List<Event> events(String name, byte[]... records) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] record : records) {
      file.writeBytes(record);
    }
    return Parsing.events(name, file.toByteArray());
  }

  private static byte[] record(
      int kind, int pid, String line, String user, String host, int micros) {
    ByteBuffer out = ByteBuffer.allocate(384).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort(0, (short) kind).putInt(4, pid).putInt(340, AT).putInt(344, micros);
    out.put(8, line.getBytes(StandardCharsets.UTF_8));
    out.put(44, user.getBytes(StandardCharsets.UTF_8));
    out.put(76, host.getBytes(StandardCharsets.UTF_8));
    if (host.matches("\\d+(\\.\\d+){3}")) {
      String[] parts = host.split("\\.");
      for (int i = 0; i < 4; i++) {
        out.put(348 + i, (byte) Integer.parseInt(parts[i]));
      }
    }
    return out.array();
  }
}
