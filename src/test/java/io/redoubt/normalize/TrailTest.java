package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.Formats;
import io.redoubt.taxonomy.ecs.Mappings;
import io.redoubt.testing.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An event that is worked out, the same noted and the same done by what was noted are the same.
class TrailTest {
  private static final SourceEntry ENTRY = SourceEntry.named("trail.log");
  private static final List<String> RECORDS =
      List.of(
          "{\"timestamp\":\"2026-11-20T10:11:12.5+0000\",\"flow_id\":7,\"event_type\":\"http\",\"src_ip\":"
              + "\"10.0.0.1\",\"src_port\":4444,\"dest_ip\":\"10.0.0.2\",\"dest_port\":80,\"proto\":\"TCP\","
              + "\"http\":{\"hostname\":\"a.example\",\"url\":\"http://b.example:8080/p?q=1#f\",\"status\":200}}",
          "{\"timestamp\":\"2026-11-20T10:11:12.5+0000\",\"flow_id\":7,\"event_type\":\"alert\",\"src_ip\":"
              + "\"::ffff:10.0.0.1\",\"dest_ip\":\"10.0.0.1\",\"proto\":\"UDP\",\"alert\":{\"severity\":1,"
              + "\"signature\":\"-\",\"signature_id\":12,\"action\":\"blocked\"},\"dns\":{\"answers\":"
              + "[{\"rdata\":\"10.1.1.1\"},{\"rdata\":\"x.example\"},{\"rdata\":\"10.1.1.1\"}]}}",
          "{\"eventVersion\":\"1\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"ListUsers\",\"eventTime\":"
              + "\"2026-11-20T10:11:12Z\",\"sourceIPAddress\":\"192.0.2.1\",\"userIdentity\":{\"arn\":"
              + "\"arn:aws:iam::1:user/ann\",\"userName\":\"ann\"},\"errorCode\":\"AccessDenied\"}",
          "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Hashes\":\"MD5="
              + "0123456789abcdef0123456789abcdef,MD5=ff23456789abcdef0123456789abcdef,SHA1=xyz\",\"User\":"
              + "\"CORP\\\\ann\",\"Image\":\"C:\\\\a\\\\b.exe\"}");

  private final Parser parser = Formats.standard().lineParser();
  private final Mappings mappings = new Mappings();
  private final EventBuilder builder = new EventBuilder();
  private final Normalizer normalizer =
      new Normalizer(mappings, new TimeReader(TimeContext.of(ENTRY)));

  @Test
  void whatWasNotedGivesTheSameEventOnOwnRecords() throws IOException {
    for (String folder : List.of("syslog", "web", "text", "windows")) {
      for (Path log : Cases.logs(folder)) {
        for (String line :
            new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).split("\n")) {
          same(line.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  @Test
  void whatWasNotedGivesTheSameEventWhateverTheValues() {
    Random random = new Random(20261121);
    for (int round = 0; round < 4000; round++) {
      String record = RECORDS.get(random.nextInt(RECORDS.size()));
      byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(bytes.length);
        if (Character.isLetterOrDigit(bytes[at])) {
          bytes[at] = (byte) "019azA-.:/\\% ".charAt(random.nextInt(13));
        }
      }
      same(bytes);
    }
  }

  /// The first is worked out unless its shape came before, the second notes, the third follows.
  private void same(byte[] record) {
    List<String> first = read(record);
    assertThat(read(record)).isEqualTo(first);
    assertThat(read(record)).isEqualTo(first);
    List<String> fresh = fresh(record);
    assertThat(first).startsWith(fresh.toArray(String[]::new));
    assertThat(first.stream().skip(fresh.size())).allMatch(cell -> cell.startsWith("message TEXT"));
  }

  private List<String> read(byte[] record) {
    return read(record, normalizer);
  }

  /// Without anything noted, and without the sentence that is added when all else is done.
  private List<String> fresh(byte[] record) {
    EventBuilder one = new EventBuilder();
    parse(record, one);
    EcsBinder binder = new EcsBinder(new TimeReader(TimeContext.of(ENTRY)), new Recorder());
    binder.bind(mappings.of(one.format()), one);
    new Related().add(one, new Recorder());
    return cells(one.build());
  }

  private List<String> read(byte[] record, Normalizer by) {
    parse(record, builder);
    by.normalize(builder);
    return cells(builder.build());
  }

  private void parse(byte[] record, EventBuilder into) {
    into.begin(RawRecord.of(ENTRY, record));
    into.outcome(parser.parse(record, 0, record.length, into));
  }

  private static List<String> cells(Event event) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      cells.add(event.field(i) + " " + event.kind(i) + " " + event.made(i) + " " + event.text(i));
    }
    return cells;
  }
}
