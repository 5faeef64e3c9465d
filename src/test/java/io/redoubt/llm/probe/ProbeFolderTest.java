package io.redoubt.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ModelIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeFolderTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final ModelIdentity PHI =
      new ModelIdentity("ollama", "0.33.0", "phi4-mini:latest", "sha256:78", 8192);

  @TempDir private Path folder = Path.of("");

  private static ProbeResult result(ModelIdentity model) {
    return new ProbeResult(
        model,
        List.of(
            new ProbeResult.Finding("alive", true, "one token came"),
            new ProbeResult.Finding("logprobs", false, "not given")));
  }

  private ProbeFolder kept(ModelIdentity model) throws IOException {
    ProbeFolder probes = new ProbeFolder(folder);
    probes.keep(result(model), AT);
    return probes;
  }

  @Test
  void whatWasFoundOutIsRememberedForExactlyThisModel() throws IOException {
    assertThat(kept(PHI).find(PHI)).hasValue(new ProbeFolder.Kept(result(PHI), AT));
  }

  @Test
  void anotherDigestOrServerIsAskedAnew() throws IOException {
    ProbeFolder probes = kept(PHI);
    List<ModelIdentity> others =
        List.of(
            new ModelIdentity("ollama", "0.33.0", "phi4-mini:latest", "sha256:79", 8192),
            new ModelIdentity("ollama", "0.33.1", "phi4-mini:latest", "sha256:78", 8192),
            new ModelIdentity("vllm", "0.33.0", "phi4-mini:latest", "sha256:78", 8192),
            new ModelIdentity("ollama", "0.33.0", "phi4-mini:other", "sha256:78", 8192));
    assertThat(others).allSatisfy(other -> assertThat(probes.find(other)).isEmpty());
  }

  @Test
  void aModelThatCannotBeToldFromItsSuccessorIsAlwaysAskedAnew() throws IOException {
    ModelIdentity nameless = ModelIdentity.unknown("openai", "m");
    assertThat(kept(nameless).find(nameless)).isEmpty();
  }

  @Test
  void aDamagedFileIsAsNone() throws IOException {
    ProbeFolder probes = kept(PHI);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, Files.readString(file).substring(0, 40));
      }
    }
    assertThat(probes.find(PHI)).isEmpty();
  }
}
