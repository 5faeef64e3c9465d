package io.redoubt.report.inert;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InertTest {
  @Test
  void showsWhatSteersATerminal() {
    assertThat(Inert.terminal("\u001b]0;x\u0007 a\nb\u202ec\u009bd\ud800\u200b\u007f"))
        .isEqualTo("\\x1b]0;x\\x07 a\\nb\\u202ec\\x9bd\\ud800\\u200b\\x7f");
    assertThat(Inert.terminal("tag \udb40\udc41.")).isEqualTo("tag \\u{e0041}.");
  }

  @Test
  void leavesOrdinaryTextAlone() {
    String text = "C:\\Windows\\é 日本 😀 \"quoted\" <b>";
    assertThat(Inert.terminal(text)).isSameAs(text);
  }

  @Property(tries = 300)
  void nothingHiddenReachesATerminal(@ForAll String text) {
    assertThat(Inert.terminal(text).codePoints().filter(Hidden::is).count()).isZero();
  }

  @Test
  void escapesHtmlInTextAndAttributes() {
    assertThat(Inert.html("<a href='x' onclick=\"y\">&`\0"))
        .isEqualTo("&lt;a href&#61;&#39;x&#39; onclick&#61;&quot;y&quot;&gt;&amp;&#96;\\x00");
  }

  @Property(tries = 300)
  void htmlHoldsNoMarkup(@ForAll String text) {
    assertThat(Inert.html(text)).doesNotContain("<", ">", "\"", "'", "`", "=");
  }

  @Test
  void escapesMarkdown() {
    assertThat(Inert.markdown("![x](http://a.b) | `c` <img> **d** www.evil.example\n# e"))
        .doesNotContain("![", "](", "http:", "|", "`", "<", "**", "www.e", "\n");
    assertThat(Inert.markdown("  - at 02:11:07 mailto:a@b.example 1. x"))
        .isEqualTo("&#45; at 02:11:07 mailto&#58;a&#64;b.example 1&#46; x");
  }

  @Test
  void keepsFormulasOutOfSpreadsheets() {
    assertThat(Inert.csv("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(Inert.csv(" @SUM(A1)")).startsWith("\"'");
    assertThat(Inert.csv("\t=1")).startsWith("\"'\\t");
    assertThat(Inert.csv("\r=1")).startsWith("\"'\\r");
    assertThat(Inert.csv("-2+cmd|' /C calc'!A0")).startsWith("\"'-");
    assertThat(Inert.csv("＝1")).startsWith("\"'");
    assertThat(Inert.csv("-")).as("nothing to compute").isEqualTo("-");
  }

  @Test
  void quotesCsvAsRfc4180Says() {
    assertThat(Inert.csv("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    assertThat(Inert.csv("plain")).isEqualTo("plain");
    assertThat(Inert.csv("two\nlines")).isEqualTo("\"two\\nlines\"");
  }
}
