package io.redoubt.parse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.testing.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpcFlowTest {
  private static final String LINE =
      "2 123456789012 eni-0a1b2c3d 192.0.2.7 198.51.100.9 4444 22 6 10 840 1795169472 1795169532"
          + " REJECT OK";

  @Test
  void readsTheDefaultFormat() {
    Event event = Parsing.event(LINE);
    assertThat(event.format().id()).isEqualTo("aws.vpcflow");
    assertThat(event.text(Field.of("destination.port"))).isEqualTo("22");
    assertThat(event.text(Field.of("network.transport"))).isEqualTo("tcp");
    assertThat(event.text(Field.of("event.outcome"))).isEqualTo("failure");
    assertThat(event.text(Field.of("cloud.account.id"))).isEqualTo("123456789012");
    assertThat(event.time().seconds()).isEqualTo(1795169472L);
  }

  @Test
  void readsColumnsNamedByAHeader() {
    String text = "srcaddr dstaddr dstport action\n192.0.2.7 198.51.100.9 22 ACCEPT\n- - - -\n";
    List<Event> events = Parsing.events("flow.log", text.getBytes(StandardCharsets.UTF_8));
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().text(Field.of("source.ip"))).isEqualTo("192.0.2.7");
    assertThat(events.getFirst().record().line()).isEqualTo(2);
  }
}
