package io.redoubt.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.testing.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyBytesTest {
  private static final List<String> PIECES =
      List.of(
          "user=",
          "for ",
          "from ",
          "192.0.2.1",
          "::1",
          "2001:db8::",
          ":",
          "[",
          "]",
          "\"",
          "\\",
          "'",
          "http://",
          "@",
          "a.b",
          "login failed",
          "2026-11-20 10:11:12",
          " - ",
          "GET / HTTP/1.1",
          "[20/Nov/2026:10:11:12 +0000] \"",
          "{\"log\":\"",
          "}",
          "CEF:0|",
          "=",
          ",",
          "|",
          "\t",
          " ",
          "\u00e4",
          "\n",
          "#Fields: ",
          "stdout F ",
          "->",
          "1.2.3.4.5",
          "AH0",
          "id",
          "<134>");

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  @Property(tries = 3000)
  void noTextMakesAParserThrow(@ForAll("soup") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (Event event : Parsing.events("soup.log", bytes)) {
      for (int i = 0; i < event.size(); i++) {
        assertThat(event.text(i)).isNotNull();
      }
    }
  }

  @Property(tries = 2000)
  void noBytesMakeAParserThrow(@ForAll byte[] bytes) {
    for (Event event : Parsing.events("bytes.log", bytes)) {
      for (int i = 0; i < event.size(); i++) {
        assertThat(event.text(i)).isNotNull();
      }
    }
  }
}
