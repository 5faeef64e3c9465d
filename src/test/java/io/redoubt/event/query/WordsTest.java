package io.redoubt.event.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void keepsDottedNumbersTogetherAndCutsNames() {
    assertThat(Words.of("Failed password from 10.0.0.7 port 22, PowerShell.exe -enc"))
        .containsExactly(
            "failed", "password", "from", "10.0.0.7", "port", "22", "powershell", "exe", "enc");
  }

  @Test
  void foldsCaseBeyondAscii() {
    assertThat(Words.of("ÄRGER 中文 x_y")).containsExactly("ärger", "中文", "x_y");
  }

  @Test
  void cutsEndlessRuns() {
    assertThat(Words.of("a".repeat(300))).extracting(String::length).containsExactly(128, 128, 44);
  }

  @Test
  void findsNoWordInPunctuation() {
    assertThat(Words.of(" .-: \uD800 ")).isEmpty();
  }
}
