package io.redoubt.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeShape;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnareParserTest {
  private static final String LOGON =
      "<13>Mar  1 09:00:00 pc7 MSWinEventLog\t1\tSecurity\t812\tSun Mar 01 09:00:00 2026\t4625\t"
          + "Microsoft-Windows-Security-Auditing\tN/A\tN/A\tFailure Audit\tpc7.corp.example\tLogon"
          + "\t\tAn account failed to log on.    Subject:   Security ID:  S-1-0-0   Account Name:  "
          + "-   Logon ID:  0x3E7    Logon Information:   Logon Type:  3   Virtual Account: No    "
          + "Account For Which Logon Failed:   Security ID:  S-1-0-0   Account Name:  ann   "
          + "Account Domain:     Process Information:   Process Name:      Network Information:   "
          + "Workstation Name: LAP3   Source Network Address: 203.0.113.9   Source Port:  50123"
          + "\t7";

  @Test
  void givesTheFieldsOfTheEvent() {
    EventBuilder out = parsed(LOGON);
    assertThat(out.outcome()).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(text(out, "event_id")).isEqualTo("4625");
    assertThat(text(out, "channel")).isEqualTo("Security");
    assertThat(text(out, "keywords")).isEqualTo("0x8010000000000000");
    assertThat(text(out, "computer_name")).isEqualTo("pc7.corp.example");
    assertThat(text(out, "event_data.SubjectUserName")).isEqualTo("-");
    assertThat(text(out, "event_data.SubjectLogonId")).isEqualTo("0x3e7");
    assertThat(text(out, "event_data.TargetUserName")).isEqualTo("ann");
    assertThat(text(out, "event_data.TargetDomainName")).isEqualTo("absent");
    assertThat(text(out, "event_data.ProcessName")).isEqualTo("absent");
    assertThat(text(out, "event_data.LogonType")).isEqualTo("3");
    assertThat(text(out, "event_data.VirtualAccount")).isEqualTo("No");
    assertThat(text(out, "event_data.WorkstationName")).isEqualTo("LAP3");
    assertThat(text(out, "event_data.IpAddress")).isEqualTo("203.0.113.9");
    assertThat(text(out, "event_data.IpPort")).isEqualTo("50123");
    assertThat(out.timeShape()).isEqualTo(TimeShape.ASCTIME);
  }

  @Test
  void readsTabsThatACollectorEscaped() {
    EventBuilder out = parsed(LOGON.replace("\t", "#011"));
    assertThat(text(out, "event_data.TargetUserName")).isEqualTo("ann");
    assertThat(text(out, "computer_name")).isEqualTo("pc7.corp.example");
  }

  @Test
  void prefersTheZonedTimeOfTheHeader() {
    EventBuilder out =
        parsed(LOGON.replace("<13>Mar  1 09:00:00 pc7", "<13>1 2026-03-01T08:00:00Z pc7 - - - -"));
    assertThat(out.timeShape()).isEqualTo(TimeShape.ISO);
    assertThat(new String(out.timeBuffer(), out.timeStart(), out.timeLength(), UTF_8))
        .isEqualTo("2026-03-01T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MSWinEventLog",
        "MSWinEventLog\t",
        "<13>Mar  1 09:00:00 pc7 MSWinEventLog\t1\tSecurity\t8\tSun\tx\t",
        "<13>Mar  1 09:00:00 pc7 sshd[1]: the tag MSWinEventLog in a message"
      })
  void rejectsOtherLines(String line) {
    assertThat(parsed(line).outcome()).isInstanceOf(ParseOutcome.Rejected.class);
  }

  @Test
  void keepsACutLine() {
    EventBuilder out = parsed(LOGON.substring(0, LOGON.indexOf("Failure Audit")));
    assertThat(out.outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(text(out, "event_id")).isEqualTo("4625");
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static String text(EventBuilder out, String name) {
    int i = out.find(Field.of("winlog." + name));
    return i < 0 ? "absent" : out.text(i);
  }

  private static EventBuilder parsed(String line) {
    byte[] utf8 = line.getBytes(UTF_8);
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), utf8));
    out.outcome(new SnareParser().parse(utf8, 0, utf8.length, out));
    return out;
  }
}
