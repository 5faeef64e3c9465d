package io.redoubt.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChatTemplateTest {
  private static final List<Order.Turn> CHAT =
      List.of(new Order.Turn("system", "be brief"), new Order.Turn("user", "why {{ x }} 😀?"));

  private static String plain(List<Order.Turn> turns) {
    return turns.stream()
        .map(turn -> "<" + turn.role() + ">" + turn.text())
        .collect(Collectors.joining("", "", "<assistant>"));
  }

  @Test
  void textsStandWhereTheTemplatePutsThem() {
    assertThat(new ChatTemplate(ChatTemplateTest::plain).prompt(CHAT))
        .isEqualTo("<system>be brief<user>why {{ x }} 😀?<assistant>");
  }

  @Test
  void theTemplateNeverSeesAText() {
    ChatTemplate template =
        new ChatTemplate(
            turns -> {
              assertThat(plain(turns)).doesNotContain("brief", "why");
              return plain(turns);
            });
    assertThat(template.prompt(CHAT)).isNotEmpty();
  }

  @Test
  void instructionsGoToTheUserWhereThereIsNoPlaceForThem() {
    ChatTemplate template =
        new ChatTemplate(
            turns -> plain(turns.stream().filter(t -> !t.role().equals("system")).toList()));
    assertThat(template.prompt(CHAT)).isEqualTo("<user>be brief\n\nwhy {{ x }} 😀?<assistant>");
  }

  @Test
  void aTemplateThatLosesAQuestionIsNotUsed() {
    String usual =
        """
        <|im_start|>system
        be brief<|im_end|>
        <|im_start|>user
        why {{ x }} 😀?<|im_end|>
        <|im_start|>assistant
        """;
    assertThat(new ChatTemplate(_ -> "<assistant>").prompt(CHAT)).isEqualTo(usual);
    assertThat(new ChatTemplate(turns -> plain(turns) + plain(turns)).prompt(CHAT))
        .isEqualTo(usual);
  }
}
