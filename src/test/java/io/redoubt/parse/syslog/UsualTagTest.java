package io.redoubt.parse.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualTagTest {
  private static final List<String> LINES =
      List.of(
          "web01 sshd[1234]: Failed password",
          "10.0.0.1 postfix/smtpd[99]: connect from a",
          "host.example.com systemd: Started x.y.",
          "auth.info web01 su[1]: x",
          "error host app[5]: x",
          "db01 app.name[12]: m",
          "files cron[77] no colon",
          "mail kernel: [  1.2] x");

  private static List<Object> read(byte[] line, boolean usual) {
    SyslogHeader h = new SyslogHeader(line, 0, line.length);
    if (!usual || !UsualTag.read(h)) {
      SyslogTag.readAny(h);
    }
    return List.of(
        h.at,
        h.hostTo > h.hostFrom ? h.hostFrom : -1,
        h.hostTo - h.hostFrom,
        h.hasProgram() ? h.programFrom : -1,
        h.programTo - h.programFrom,
        h.hasPid() ? h.pidFrom : -1,
        h.pidTo - h.pidFrom);
  }

  @Test
  void readsWhatTheWholeReaderReads() {
    Random random = new Random(9);
    int usual = 0;
    for (int round = 0; round < 60_000; round++) {
      byte[] line = LINES.get(random.nextInt(LINES.size())).getBytes(StandardCharsets.ISO_8859_1);
      for (int n = random.nextInt(3); n > 0; n--) {
        line[random.nextInt(line.length)] =
            (byte) "abz019 .:[]()<>%/-_@\u00e9".charAt(random.nextInt(21));
      }
      usual += UsualTag.read(new SyslogHeader(line, 0, line.length)) ? 1 : 0;
      assertThat(read(line, true))
          .as(new String(line, StandardCharsets.ISO_8859_1))
          .isEqualTo(read(line, false));
    }
    assertThat(usual).isGreaterThan(10_000);
  }
}
