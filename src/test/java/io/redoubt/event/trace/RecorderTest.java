package io.redoubt.event.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
  private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private final List<Ended> ended = new ArrayList<>();

  @Test
  void whatHappensInsideIsBelow() {
    Tracer tracer = new Recorder(ended::add, 100, Clock.systemUTC());
    try (Span above = tracer.begin("a", Tracer.Kind.SERVER)) {
      above.within(
          () -> {
            tracer.begin("b", Tracer.Kind.INTERNAL).with("n", 7).close();
            return true;
          });
    }
    assertThat(ended).extracting(Ended::name).containsExactly("b", "a");
    assertThat(ended.getFirst().parent()).isEqualTo(ended.getLast().self().span());
    assertThat(ended.getFirst().self().trace()).isEqualTo(ended.getLast().self().trace());
    assertThat(ended.getFirst().attributes()).containsEntry("n", 7L);
    assertThat(ended.getLast().parent()).isEmpty();
  }

  @Test
  void endsOnce() {
    Span span = new Recorder(ended::add, 100, Clock.systemUTC()).begin("a", Tracer.Kind.CLIENT);
    span.close();
    span.close();
    assertThat(ended).hasSize(1);
  }

  @Test
  void aShareOfNothingRecordsNothingButPassesItsTraceOn() {
    Span span = new Recorder(ended::add, 0, Clock.systemUTC()).begin("a", Tracer.Kind.CLIENT);
    span.close();
    assertThat(ended).isEmpty();
    assertThat(TraceParent.of(span.traceparent()).orElseThrow().sampled()).isFalse();
  }

  @Test
  void othersSayWhetherTheirTraceIsRecorded() {
    Tracer tracer = new Recorder(ended::add, 0, Clock.systemUTC());
    tracer.begin("a", Tracer.Kind.SERVER, GIVEN).close();
    assertThat(ended.getFirst().self().trace()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(ended.getFirst().parent()).isEqualTo("00f067aa0ba902b7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"
      })
  void whatIsNoTraceparentBeginsATraceOfItsOwn(String header) {
    assertThat(TraceParent.of(header)).isEmpty();
  }

  @Test
  void laterVersionsMayHaveMore() {
    assertThat(TraceParent.of("cc" + GIVEN.substring(2) + "-what-comes")).isPresent();
  }
}
