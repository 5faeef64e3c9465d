package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.store.index.Numbered;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SigningTest {
  private static final Sieve NOWHERE =
      Objects.requireNonNull(Sieve.of(new Query.Phrase(List.of("nowhere"))));

  @Test
  void eventsAreSignedWhileSomebodyAsksAndManyWait() {
    List<NumberedEvent> events = Numbered.logons(0, 24);
    Signatures signatures = new Signatures();
    new Signing(signatures, new Kinds(_ -> 0), () -> 0, () -> 30_000).accept(events);
    assertThat(signatures.next(0, 24, NOWHERE)).as("nobody has asked").isZero();
    signatures.asks(10_000);
    new Signing(signatures, new Kinds(_ -> 0), () -> 0, () -> 20_000).accept(events);
    assertThat(signatures.next(0, 24, NOWHERE)).as("few wait").isZero();
    new Signing(signatures, new Kinds(_ -> 0), () -> 0, () -> 600_000).accept(events);
    assertThat(signatures.next(0, 24, NOWHERE)).as("asked long ago").isZero();
    new Signing(signatures, new Kinds(_ -> 0), () -> 0, () -> 30_000).accept(events);
    assertThat(signatures.next(0, 24, NOWHERE)).isEqualTo(24);
    new Signing(signatures, new Kinds(_ -> 0), () -> 200_016, () -> 200_016).accept(List.of());
    assertThat(signatures.next(0, 16, NOWHERE)).as("indexed long since").isZero();
    assertThat(signatures.next(16, 24, NOWHERE)).isEqualTo(24);
  }
}
