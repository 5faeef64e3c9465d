package io.redoubt.correlate.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeaconsTest {
  private static Event connection(String from, String to, String port, long second) {
    EventBuilder builder = new EventBuilder();
    builder.begin(
        RawRecord.of(
            SourceEntry.named("t"), (from + to + second).getBytes(StandardCharsets.UTF_8)));
    builder.add(Ecs.SOURCE_IP, from);
    builder.add(Ecs.DESTINATION_IP, to);
    builder.add(Ecs.DESTINATION_PORT, port);
    builder.time(EventTime.ok(1_700_000_000L + second, 0, "UTC"));
    return builder.build();
  }

  private static List<Event> minutely(String to, String port) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(connection("10.0.0.7", to, port, i * 60L));
    }
    return events;
  }

  private static List<Finding> found(List<Event> events) {
    Beacons beacons = new Beacons();
    events.forEach(beacons::observe);
    return beacons.findings();
  }

  @Test
  void tellsWhoCallsWhomHowOften() {
    Finding finding = found(minutely("203.0.113.9", "443")).getFirst();
    assertThat(finding.rule()).isEqualTo(Beacons.RULE);
    assertThat(finding.eventCount()).isEqualTo(60);
    assertThat(finding.fields())
        .containsEntry("source.ip", "10.0.0.7")
        .containsEntry("destination.ip", "203.0.113.9")
        .containsEntry("beacon.interval", "60 s")
        .containsEntry("beacon.deviation", "0 %");
    assertThat(finding.events()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.9, 443", "10.1.2.3, 443", "172.16.0.1, 80", "100.64.0.1, 80", "127.0.0.1, 80",
    "169.254.169.254, 80", "224.0.0.251, 5353", "fe80::1, 443", "fd00::9, 443", "nonsense, 443",
    "203.0.113.9, 123", "203.0.113.9, 53", "1.2.3, 80", "1.2.3.4.5, 80", "256.1.1.1, 80"
  })
  void passesOverWhatIsInsideOrEvenByNature(String to, String port) {
    assertThat(found(minutely(to, port))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.9, 8443", "2001:db8::7, 443", "172.32.0.1, 80", "198.51.100.3, 22"})
  void looksAtWhatIsOutside(String to, String port) {
    assertThat(found(minutely(to, port))).hasSize(1);
  }

  @Test
  void whatManyMachinesCallIsToldOnce() {
    List<Event> events = new ArrayList<>();
    for (int machine = 0; machine < 5; machine++) {
      for (int i = 0; i < 60; i++) {
        events.add(connection("10.0.0." + machine, "203.0.113.9", "443", i * 60L));
      }
    }
    List<Finding> found = found(events);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().eventCount()).isEqualTo(300);
    assertThat(found.getFirst().fields())
        .containsEntry("beacon.sources", "5")
        .doesNotContainKey("source.ip");
  }

  @Test
  void theOrderOfArrivalDoesNotMatterForWhatIsFound() {
    List<Event> events = minutely("203.0.113.9", "443");
    Collections.shuffle(events, new Random(7));
    assertThat(found(events).getFirst().fields()).containsEntry("beacon.interval", "60 s");
  }

  @Test
  void partsOfWorkersGiveTheSame() {
    Beacons beacons = new Beacons();
    List<Event> events = minutely("203.0.113.9", "443");
    for (int i = 0; i < events.size(); i += 7) {
      Beacons.Part part = Beacons.part();
      events.subList(i, Math.min(i + 7, events.size())).forEach(part::observe);
      beacons.merge(part);
    }
    assertThat(beacons.findings()).isEqualTo(found(events));
  }

  @Test
  void goesOnWhereItStoppedAfterARestart() {
    List<Event> events = minutely("203.0.113.9", "443");
    Beacons before = new Beacons();
    events.subList(0, 31).forEach(before::observe);
    StateOut out = new StateOut();
    before.write(out);
    Beacons after = new Beacons();
    after.read(new StateIn(out.toByteArray()));
    events.subList(31, 60).forEach(after::observe);
    assertThat(after.findings().getFirst().fields()).isEqualTo(found(events).getFirst().fields());
    assertThat(after.findings().getFirst().eventCount()).isEqualTo(60);
  }

  @Test
  void strangersSeenOnceAreForgottenFirst() {
    Beacons beacons = new Beacons(50);
    List<Event> events = minutely("203.0.113.9", "443");
    for (int i = 0; i < events.size(); i++) {
      beacons.observe(events.get(i));
      for (int j = 0; j < 40; j++) {
        beacons.observe(connection("10.0.0.8", "198.51.100." + j, String.valueOf(1000 + i), i));
      }
    }
    assertThat(beacons.findings()).hasSize(1);
  }
}
