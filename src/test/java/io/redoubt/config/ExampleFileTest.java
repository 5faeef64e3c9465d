package io.redoubt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The example says what there is.
class ExampleFileTest {
  @Test
  void theShippedExampleIsWhatInitWrites() throws IOException {
    assertThat(Path.of("config/redoubt.example.yaml")).hasContent(ExampleFile.text());
  }

  @Test
  void theExampleChangesNothing() {
    assertThat(ConfigurationFile.of("x", ExampleFile.text()).entries()).isEmpty();
    assertThat(ConfigurationFile.of("x", ExampleFile.text()).problems()).isEmpty();
  }

  @Test
  void withoutItsHashesEverySettingStandsInIt() throws IOException {
    String bare = ExampleFile.text().replaceAll("(?m)^#(?=[a-z]|  )", "");
    ConfigurationFile file = ConfigurationFile.of("x", bare);
    assertThat(file.problems()).isEmpty();
    for (Setting setting : Settings.all()) {
      assertThat(file.entries())
          .as(setting.key())
          .anyMatch(entry -> Settings.find(entry.key()).equals(java.util.Optional.of(setting)));
    }
    assertThat(file.entries()).allMatch(entry -> Settings.find(entry.key()).isPresent());
  }

  @Test
  void itsDefaultsFit() throws IOException {
    for (Setting setting : Settings.all()) {
      if (!setting.standard().isEmpty()) {
        assertThat(setting.shape().fault(setting.standard())).as(setting.key()).isEmpty();
      }
    }
    assertThat(Files.exists(Path.of("config"))).isTrue();
    assertThat(Map.copyOf(ConfigurationLoader.defaults())).isNotEmpty();
  }
}
