package io.redoubt.detect.sigma.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Test
  void textsOfAnyCharactersComeBack() throws IOException {
    PackedOut out = new PackedOut();
    List<String> texts = List.of("", "plain", "\u00FF\u0000", "\uD800 half", "Ω\uFFFF", "plain");
    out.texts(texts);
    out.number(Integer.MAX_VALUE);
    out.real(-0.5);
    PackedIn in = new PackedIn(out.whole(), 0);
    assertThat(in.texts()).isEqualTo(texts);
    assertThat(in.number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(in.real()).isEqualTo(-0.5);
    assertThatThrownBy(in::number).isInstanceOf(IOException.class);
  }
}
