package io.redoubt.parse.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.TimeStatus;
import io.redoubt.testing.Parsing;
import org.junit.jupiter.api.Test;

class FastLogTest {
  private static final String TAIL =
      "  [**] [1:2900001:3] EXAMPLE probe [**] [Classification: Attempted Probe] [Priority: 2] "
          + "{TCP} 192.0.2.7:4444 -> 198.51.100.9:80";

  @Test
  void readsSuricata() {
    Event event = Parsing.event("11/20/2026-10:11:12.123456" + TAIL);
    assertThat(event.format().id()).isEqualTo("suricata.fast");
    assertThat(event.text(Field.of("rule.id"))).isEqualTo("2900001");
    assertThat(event.text(Field.of("rule.name"))).isEqualTo("EXAMPLE probe");
    assertThat(event.text(Field.of("rule.level"))).isEqualTo("medium");
    assertThat(event.text(Field.of("event.kind"))).isEqualTo("alert");
    assertThat(event.text(Field.of("source.ip"))).isEqualTo("192.0.2.7");
    assertThat(event.text(Field.of("destination.port"))).isEqualTo("80");
    assertThat(event.time().seconds()).isEqualTo(1795169472L);
  }

  @Test
  void readsSnortWithoutYear() {
    Event event = Parsing.event("11/20-10:11:12.123456" + TAIL);
    assertThat(event.format().id()).isEqualTo("suricata.fast");
    assertThat(event.time().status()).isNotEqualTo(TimeStatus.OK);
  }

  @Test
  void readsAddressesOfVersion6() {
    Event event =
        Parsing.event(
            "11/20/2026-10:11:12.1  [Drop] [**] [1:1:1] X [**] [Classification: (null)] "
                + "[Priority: 3] {UDP} 2001:db8::7:53 -> 2001:db8::9:4000");
    assertThat(event.text(Field.of("source.ip"))).isEqualTo("2001:db8::7");
    assertThat(event.text(Field.of("source.port"))).isEqualTo("53");
    assertThat(event.texts(Field.of("event.type"))).contains("denied");
  }
}
