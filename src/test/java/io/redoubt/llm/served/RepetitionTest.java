package io.redoubt.llm.served;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionTest {
  @Test
  void findsLoopsOfAnyUnit() {
    assertThat(Repetition.endsInLoop("It was " + "G".repeat(120))).isTrue();
    assertThat(Repetition.endsInLoop("It was " + "and so on, ".repeat(12))).isTrue();
    String paragraph = "The account logged on to the machine and read a file there; ".repeat(1);
    assertThat(Repetition.endsInLoop("First. " + paragraph.repeat(6))).isTrue();
  }

  @Test
  void leavesFiveTimesAndBlanksAlone() {
    assertThat(Repetition.endsInLoop("x" + "abcdefghijklmnopqrstuvwxyz".repeat(5))).isFalse();
    assertThat(Repetition.endsInLoop("{" + " ".repeat(200))).isFalse();
    assertThat(Repetition.endsInLoop("short")).isFalse();
  }

  @Test
  void leavesTheFrameOfAnOrdinaryAnswerAlone() {
    StringBuilder answer = new StringBuilder("{\"observations\":[");
    String[] words = {"logon", "process", "download", "task", "share", "tunnel", "beacon", "dump"};
    for (int i = 0; i < words.length; i++) {
      answer.append("{\"evidence\":[\"E").append(i).append("\"],\"weight\":\"high\",\"text\":\"A ");
      answer.append(words[i]).append(" stands out, number ").append(i * 37).append("\"},");
    }
    assertThat(Repetition.mostlyRepeated(answer + "]}")).isFalse();
  }

  @Test
  void findsAnAnswerThatSaysOneThingWithSmallChanges() {
    StringBuilder answer = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      answer.append("The account of the administrator logged on to the machine again (").append(i);
      answer.append("). ");
    }
    assertThat(Repetition.mostlyRepeated(answer.toString())).isTrue();
  }
}
