package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Canaries;
import io.redoubt.testing.Canaries.Canary;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Planted values that must not leave (T6), at the redactor itself.
class CanaryTest {
  private static final long SEED = 20_261_121;
  private final Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);

  @ParameterizedTest
  @EnumSource(
      value = Tier.class,
      names = {"METADATA", "EXCERPTS"})
  void noPlantedSecretLeaves(Tier tier) {
    List<Canary> planted = Canaries.secrets(10, new Random(SEED));
    assertThat(planted).hasSizeGreaterThanOrEqualTo(26_640);
    assertThat(leaks(planted, tier)).as("seed %d", SEED).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Tier.class,
      names = {"METADATA", "EXCERPTS"})
  void noPlantedIdentifierLeaves(Tier tier) {
    List<Canary> planted = Canaries.identifiers(600, new Random(SEED));
    assertThat(planted).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(leaks(planted, tier)).as("seed %d", SEED).isEmpty();
  }

  @Test
  void knowsAtLeastTwoHundredAndTwentyKindsOfSecrets() {
    assertThat(Canaries.secrets(1, new Random(SEED)).stream().map(Canary::kind).distinct())
        .hasSizeGreaterThanOrEqualTo(220);
  }

  /* kind and spelling → how many, with an example */
  private Map<String, String> leaks(List<Canary> planted, Tier tier) {
    Map<String, String> leaks = new TreeMap<>();
    for (Canary canary : planted) {
      RedactionCase one = redactor.open("case", tier);
      String out =
          one.text(canary.line()) instanceof Redaction.Done(var redacted) ? redacted.text() : "";
      for (String trace : canary.traces()) {
        if (out.contains(trace)) {
          leaks.put(canary.kind() + " " + canary.spelling(), trace + " in " + out);
        }
      }
    }
    return leaks;
  }
}
