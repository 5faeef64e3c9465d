package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.door.Door;
import io.redoubt.testing.serve.Conformance.Promised;
import io.redoubt.testing.serve.Requests;
import io.redoubt.testing.serve.TestServer;
import java.net.http.HttpResponse;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/// Whatever is sent to any operation of the contract is answered, by no failure of the service,
/// and as the contract says. The operations are those of `api/openapi.yaml`: a new one is driven
/// at once. The live stream alone is left out, as it has no end. Each run drives
/// other requests; a failure names its seed, and `-Dredoubt.fuzz.seed` drives that one again.
class ContractFuzzTest {
  private static final TestServer SERVER =
      new TestServer(new Door.Limits(100_000_000, 100_000_000));

  @AfterContainer
  static void stop() {
    SERVER.close();
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void everyOperationAnswersAsItPromises(@ForAll long seed) {
    drive(Long.getLong("redoubt.fuzz.seed", seed));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  @Tag("campaign")
  void everyOperationAnswersAsItPromisesForLong(@ForAll long seed) {
    drive(seed);
  }

  private static void drive(long seed) {
    for (Promised one : SERVER.contract().operations().values()) {
      if (!one.id().equals("stream")) {
        var random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ one.id().hashCode());
        Requests.Request request = new Requests(SERVER.contract(), random).of(one);
        HttpResponse<String> answer = answered(seed, one, request);
        boolean later =
            answer.statusCode() == 503 && answer.headers().firstValue("retry-after").isPresent();
        assertThat(answer.statusCode() < 500 || later)
            .as("seed %d, %s: %s → %s", seed, one.id(), request, answer.body())
            .isTrue();
      }
    }
  }

  private static HttpResponse<String> answered(long seed, Promised one, Requests.Request request) {
    try {
      String[] headers = request.headers().toArray(String[]::new);
      return SERVER.send(request.method(), request.path(), request.body(), headers);
    } catch (AssertionError broken) {
      throw new AssertionError("seed " + seed + ", " + one.id() + ": " + request, broken);
    }
  }
}
