package io.redoubt.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Thinking;
import io.redoubt.llm.Ticker;
import io.redoubt.testing.llm.TinyGguf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are no model, or not one for here: one line each, that names the file.
class BadFilesTest {
  private static final byte[] GOOD = TinyGguf.of(1).bytes();

  @TempDir Path folder = Path.of("");

  private Readiness.Unusable unusable(byte[] bytes) throws IOException {
    return unusable(Files.write(folder.resolve("m.gguf"), bytes), ModelOptions.STANDARD);
  }

  private static Readiness.Unusable unusable(Path file, ModelOptions options) {
    try (LocalModel model = Local.model(file, options)) {
      Readiness found = model.prepare(Deadline.after(Duration.ofMinutes(5), Ticker.system()));
      assertThat(found).isInstanceOf(Readiness.Unusable.class);
      Readiness.Unusable unusable = (Readiness.Unusable) found;
      assertThat(unusable.detail()).contains("m.gguf").doesNotContain("\n");
      assertThat(model.process()).isZero();
      return unusable;
    }
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Readiness.Unusable missing = unusable(folder.resolve("m.gguf"), ModelOptions.STANDARD);
    assertThat(missing.reason()).isEqualTo(FailureReason.MODEL_FILE);
    assertThat(missing.detail()).contains("does not exist");
  }

  @Test
  void aFolderIsNoModel() throws IOException {
    Path dir = Files.createDirectory(folder.resolve("m.gguf"));
    assertThat(unusable(dir, ModelOptions.STANDARD).detail()).contains("is no file");
  }

  @Test
  void garbageIsNoModel() throws IOException {
    byte[] garbage = new byte[4096];
    new Random(1).nextBytes(garbage);
    assertThat(unusable(garbage).detail()).contains("is no GGUF file");
    assertThat(unusable(new byte[0]).detail()).contains("is cut");
    assertThat(
            unusable("<html>404</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)).detail())
        .contains("does not begin with GGUF");
  }

  @Test
  void aCutFileIsNoModel() throws IOException {
    for (int length : new int[] {5, 30, 9000, GOOD.length / 2}) {
      Readiness.Unusable cut = unusable(Arrays.copyOf(GOOD, length));
      assertThat(cut.reason()).isEqualTo(FailureReason.MODEL_FILE);
      assertThat(cut.detail()).contains("is cut");
    }
  }

  @Test
  void anotherVersionOfTheFormatIsNamed() throws IOException {
    byte[] other = GOOD.clone();
    other[4] = 9;
    assertThat(unusable(other).detail()).contains("version 9");
  }

  @Test
  void aHeadThatSpeaksOfTooMuchIsNotBelieved() throws IOException {
    for (int at : new int[] {8, 16, 24}) {
      byte[] huge = GOOD.clone();
      ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putLong(at, Long.MAX_VALUE - at);
      assertThat(unusable(huge).detail()).contains("its head speaks of");
    }
  }

  @Test
  void aCutLastTensorIsFoundByTheLibrary() throws IOException {
    Local.required();
    Readiness.Unusable cut = unusable(Arrays.copyOf(GOOD, GOOD.length - 32));
    assertThat(cut.reason()).isEqualTo(FailureReason.MODEL_FILE);
    assertThat(cut.detail()).contains("corrupted or incomplete");
  }

  @Test
  void anArchitectureOfLaterYearsNeedsAServer() throws IOException {
    Local.required();
    Readiness.Unusable newer = unusable(new TinyGguf(1, "qwen3", 4096, 2).bytes());
    assertThat(newer.reason()).isEqualTo(FailureReason.NOT_EMBEDDABLE);
    assertThat(newer.detail()).contains("qwen3", "March 2025");
    assertThat(newer.reason().remedy()).contains("Ollama", "llama.cpp", "--llm-url");
  }

  @Test
  void aModelThatIsLargerThanTheMachineIsNotBegun() throws IOException {
    byte[] wide = new TinyGguf(1, "llama", 1 << 30, 2).bytes();
    Path file = Files.write(folder.resolve("m.gguf"), wide);
    Readiness.Unusable large = unusable(file, ModelOptions.STANDARD.withContext(1 << 30));
    assertThat(large.reason()).isEqualTo(FailureReason.UNSUPPORTED);
    assertThat(large.detail()).contains("GiB of memory");
  }

  @Test
  void anotherDigestThanThePinnedOneIsRefused() throws IOException {
    Local.required();
    Path file = Files.write(folder.resolve("m.gguf"), GOOD);
    var pinned = new ModelOptions(8192, Thinking.OFF, Duration.ofMinutes(1), "0".repeat(64));
    assertThat(unusable(file, pinned).reason()).isEqualTo(FailureReason.WRONG_MODEL);
  }

  @Test
  void damagedHeadsAreNeverMoreThanAnIoException() throws IOException {
    Random random = new Random(7);
    Path file = folder.resolve("m.gguf");
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(GOOD, 12_000);
      damaged[random.nextInt(1000)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        assertThat(GgufReader.read(file)).isNotNull();
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }
}
