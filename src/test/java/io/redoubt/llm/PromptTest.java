package io.redoubt.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTest {
  @Test
  void shippedTextComesOnlyFromBelowPrompts() {
    assertThatThrownBy(() -> Part.Shipped.load("../llm/self-signed.p12"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Part.Shipped.load("/llm/question.txt"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Part.Shipped.load("llm/none.txt"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aShippedTextFallsIntoPiecesAroundAMark() {
    Part.Shipped whole = Part.Shipped.load("llm/question.txt");
    List<Part.Shipped> pieces = whole.around("[E");
    assertThat(pieces).hasSize(7);
    assertThat(String.join("[E", pieces.stream().map(Part::text).toList())).isEqualTo(whole.text());
  }

  @Test
  void aNonceIsSixteenDigits() {
    assertThat(new Part.Nonce(255).text()).isEqualTo("00000000000000ff");
    assertThat(new Part.Nonce(-1).text()).isEqualTo("ffffffffffffffff");
  }

  @Test
  void promptsShowNothingOfTheirTextByAccident() {
    assertThat(Questions.prompt().toString()).doesNotContain("finance");
  }

  @Test
  void everyReasonHasAWordAndARemedyOfItsOwn() {
    Set<String> words = new HashSet<>();
    for (FailureReason reason : FailureReason.values()) {
      assertThat(words.add(reason.word())).isTrue();
      assertThat(reason.remedy()).endsWith(".").hasSizeBetween(15, 100);
    }
  }

  @Test
  void everyReasonStandsInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("docs/models.md"));
    for (FailureReason reason : FailureReason.values()) {
      assertThat(page).contains("| `" + reason.word() + "` |").contains(reason.remedy());
    }
  }
}
