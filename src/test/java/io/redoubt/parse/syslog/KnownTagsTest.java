package io.redoubt.parse.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.grammar.Grammars;
import io.redoubt.parse.text.TextParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownTagsTest {
  private static final long SEED = 20_261_122;

  private static final List<String> TAGS =
      List.of(
          "web01 sshd[1234]: Failed password for root from 10.0.0.1 port 22 ssh2",
          "web01 sshd[1234567890123456789]: Failed password",
          "web01 sshd[]: Failed password",
          "web02 sshd: Invalid user x from 10.0.0.2",
          "a su: pam_unix(su:session): session opened for user root",
          "a-very-long-name-of-a-host.of.a.company.example.com CRON[7]: (root) CMD (true)",
          "error host app[5]: x",
          "auth.info web01 su[1]: x",
          "db01 app.name[12]: m",
          "files cron[77] no colon",
          "web01 sshd[");

  private final ProgramMessage messages =
      new ProgramMessage(Grammars.standard(), List.of(), new TextParser());

  private static List<String> cells(SyslogParser parser, byte[] line) {
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), line));
    String outcome = parser.parse(line, 0, line.length, out).toString();
    Event event = out.build();
    List<String> cells = new ArrayList<>(List.of(outcome, event.format().id()));
    for (int i = 0; i < event.size(); i++) {
      cells.add(event.field(i) + "=" + event.text(i));
    }
    return cells;
  }

  @Test
  void aParserThatKnowsTagsReadsWhatANewOneReads() {
    Random random = new Random(SEED);
    SyslogParser experienced = new SyslogParser(messages);
    for (int round = 0; round < 20_000; round++) {
      String text = "Nov  5 10:11:12 " + TAGS.get(random.nextInt(TAGS.size()));
      byte[] line = text.getBytes(StandardCharsets.ISO_8859_1);
      for (int n = random.nextInt(3); n > 0; n--) {
        int at = 16 + random.nextInt(Math.min(24, line.length - 16));
        line[at] = (byte) "abz019 .:[]()<>%/-_@\u00e9".charAt(random.nextInt(21));
      }
      assertThat(cells(experienced, line))
          .as("%s, seed %d", new String(line, StandardCharsets.ISO_8859_1), SEED)
          .isEqualTo(cells(new SyslogParser(messages), line));
    }
  }

  @Test
  void aTagThatComesAgainIsKnownAndATruncatedOneIsNot() {
    KnownTags tags = new KnownTags();
    byte[] line = "10:11:12 web01 sshd[1]: x y z".getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 2; round++) {
      SyslogHeader h = new SyslogHeader(line, 9, line.length);
      assertThat(tags.find(h)).isNull();
      assertThat(UsualTag.read(h)).isTrue();
      tags.remember(h, null);
    }
    SyslogHeader again = new SyslogHeader(line, 9, line.length);
    KnownTag known = tags.find(again);
    assertThat(known).isNotNull();
    assertThat(known != null && known.read(again)).isTrue();
    assertThat(again.programFrom).isEqualTo(15);
    assertThat(tags.find(new SyslogHeader(line, 9, 18))).isNull();
  }

  @Test
  void hostsThatDifferInTheirLastLetterAreKnownBesideEachOther() {
    KnownTags tags = new KnownTags();
    for (int n = 0; n < 4; n++) {
      byte[] line = tagged(n / 2);
      SyslogHeader h = new SyslogHeader(line, 9, line.length);
      assertThat(UsualTag.read(h)).isTrue();
      tags.remember(h, null);
    }
    for (int n = 0; n < 2; n++) {
      byte[] line = tagged(n);
      assertThat(tags.find(new SyslogHeader(line, 9, line.length))).isNotNull();
    }
  }

  private static byte[] tagged(int host) {
    return ("10:11:12 web0" + host + " sshd[1]: x y z").getBytes(StandardCharsets.ISO_8859_1);
  }
}
