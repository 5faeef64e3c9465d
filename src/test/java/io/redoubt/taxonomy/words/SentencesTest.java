package io.redoubt.taxonomy.words;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Sentences WINDOWS = Sentences.windows();

  @Test
  void theCommonEventsOfTheSecurityChannelsHaveASentence() {
    assertThat(WINDOWS.size()).isGreaterThan(130);
    for (String id :
        List.of("4624", "4625", "4648", "4672", "4688", "4697", "4698", "4719", "4720")) {
      assertThat(WINDOWS.find("Security", "Microsoft-Windows-Security-Auditing", id))
          .as(id)
          .isNotNull();
    }
    for (int id = 1; id <= 29; id++) {
      assertThat(WINDOWS.find("Microsoft-Windows-Sysmon/Operational", "", String.valueOf(id)))
          .as("Sysmon " + id)
          .isNotNull();
    }
  }

  @Test
  void oneIdMeansDifferentThingsToDifferentProviders() {
    assertThat(WINDOWS.find("System", "Service Control Manager", "7045")).isNotNull();
    assertThat(WINDOWS.find("System", "Somebody Else", "7045")).isNull();
    assertThat(WINDOWS.find("security", "any", "4624")).isNotNull();
  }

  @Test
  void partsAreReadAsTheTableSays() {
    Sentences own =
        Sentences.of("own.words", List.of("for C / P", "7 = {a|b} did[ to {c}]", "# end"));
    List<Part> parts = requireNonNull(own.find("c", "p", "7"));
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0)).isInstanceOf(Part.Value.class);
    assertThat(parts.get(1)).isInstanceOf(Part.Words.class);
    assertThat(parts.get(2)).isInstanceOf(Part.Optional.class);
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatThrownBy(() -> Sentences.of("own.words", List.of("for C", "7 = {a")))
        .hasMessageContaining("own.words:2");
    assertThatThrownBy(() -> Sentences.of("own.words", List.of("for C", "7 = a", "7 = b")))
        .hasMessageContaining("own.words:3");
    assertThatThrownBy(() -> Sentences.of("own.words", List.of("for C", "seven")))
        .hasMessageContaining("own.words:2");
  }
}
