package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import io.redoubt.pipeline.live.Courtesy;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PatientFinderTest {
  @Test
  void itAsksOnAThreadOfItsOwnAndSaysWhatWasSaid() {
    Telling telling = new Telling();
    PatientFinder finder = new PatientFinder(telling);

    assertThat(finder.fields("a", 1)).containsExactly("redoubt-search");
    assertThat(finder.sequence("id")).hasValue(7);
    assertThat(finder.state()).isEqualTo(telling.state());
    EventFinder.Search search =
        new EventFinder.Search(Query.All.ALL, EventFinder.Window.ALL, 1, null);
    assertThat(finder.search(search)).isEqualTo(telling.search(search));
  }

  @Test
  void whatAQuestionFailsWithIsThrownAsItIs() {
    try (var threads = Executors.newSingleThreadExecutor(Courtesy.threads("aside"))) {
      PatientFinder finder = new PatientFinder(new Telling(), threads);
      assertThatThrownBy(() -> finder.histogram(Query.All.ALL, EventFinder.Window.ALL, 1, 1))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("too fine");
    }
  }

  @Test
  void whoIsInterruptedGetsItsAnswerAndStaysInterrupted() {
    PatientFinder finder = new PatientFinder(new Telling());
    Thread.currentThread().interrupt();
    assertThat(finder.sequence("id")).hasValue(7);
    assertThat(Thread.interrupted()).isTrue();
  }

  /* Tells who asked. */
  private static final class Telling implements EventFinder {
    @Override
    public Found search(Search search) {
      return new Found(List.of(new Hit(new Place(1, 2), 1)), 1, true);
    }

    @Override
    public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
      throw new IllegalArgumentException("too fine");
    }

    @Override
    public Counted<ValueCount> values(Query query, Window window, String field, int most) {
      return new Counted<>(List.of(), true);
    }

    @Override
    public List<String> fields(String from, int most) {
      return List.of(Thread.currentThread().getName());
    }

    @Override
    public OptionalLong sequence(String eventId) {
      return OptionalLong.of(7);
    }

    @Override
    public State state() {
      return new State(1, 2, 3, 4, 5);
    }

    @Override
    public long missing() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
