package io.redoubt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventRoomTest {
  private static final Field LEFT = Field.of("left");
  private static final Field RIGHT = Field.of("right");

  private final EventBuilder builder = new EventBuilder();

  @Test
  void valuesAreTheSameInSmallAndInLongRecords() {
    for (int length : new int[] {10, 16_383, 16_384, 16_390, 70_000}) {
      byte[] bytes = new byte[length + 20];
      Arrays.fill(bytes, (byte) 'x');
      byte[] end = "tail".getBytes(StandardCharsets.UTF_8);
      System.arraycopy(end, 0, bytes, length, end.length);
      builder.begin(new RawRecord(SourceEntry.named("a"), bytes, 3, length + 1, 0, 1, -1));
      builder.add(LEFT, bytes, 3, length);
      builder.addNumber(RIGHT, bytes, length, length + 4);
      builder.add(LEFT, "derived");
      builder.add(RIGHT, true);
      builder.add(RIGHT, Constant.of("always"));
      Event event = builder.build();
      for (Event each : new Event[] {event, event.detached()}) {
        assertThat(each.text(0)).isEqualTo("x".repeat(length - 3));
        assertThat(each.spanLength(0)).isEqualTo(length - 3);
        assertThat(each.text(2)).isEqualTo("derived");
        assertThat(each.made(2)).isTrue();
        assertThat(each.kind(1)).isEqualTo(ValueKind.NUMBER);
        assertThat(each.kind(3)).isEqualTo(ValueKind.BOOLEAN);
        assertThat(each.text(4)).isEqualTo("always");
      }
      assertThat(event.text(1)).isEqualTo("tail");
    }
  }

  @Test
  void eventsOfOtherFieldsDoNotShareThem() {
    Event first = event(LEFT, RIGHT);
    Event second = event(RIGHT, LEFT);
    Event third = event(LEFT, RIGHT);
    Event fourth = event(RIGHT);
    assertThat(names(first)).containsExactly("left", "right");
    assertThat(names(second)).containsExactly("right", "left");
    assertThat(names(third)).containsExactly("left", "right");
    assertThat(names(fourth)).containsExactly("right");
  }

  @Test
  void whatHasBytesOfItsOwnIsKeptAsItIs() {
    byte[] bytes = "one two".getBytes(StandardCharsets.UTF_8);
    builder.begin(new RawRecord(SourceEntry.named("a"), bytes, 4, 3, 4, 1, -1));
    Event shared = builder.build();
    Event own = shared.detached();
    assertThat(own).isNotSameAs(shared);
    assertThat(own.record().text()).isEqualTo("two");
    assertThat(own.detached()).isSameAs(own);
  }

  private Event event(Field... fields) {
    builder.begin(RawRecord.of(SourceEntry.named("a"), new byte[0]));
    for (Field field : fields) {
      builder.add(field, 1);
    }
    return builder.build();
  }

  private static String[] names(Event event) {
    String[] names = new String[event.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = event.field(i).name();
    }
    return names;
  }
}
