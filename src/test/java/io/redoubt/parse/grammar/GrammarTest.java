package io.redoubt.parse.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {
  private static @Nullable Event match(String grammar, String message) {
    return match(Grammars.of(Map.of("test", "programs test\n" + grammar)), "test", message);
  }

  private static @Nullable Event match(Grammars grammars, String program, String message) {
    byte[] name = program.getBytes(StandardCharsets.UTF_8);
    Grammar grammar = grammars.find(name, 0, name.length);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), bytes));
    return Objects.requireNonNull(grammar).match(bytes, 0, bytes.length, out) ? out.build() : null;
  }

  private static String field(@Nullable Event event, String name) {
    return Objects.requireNonNull(event).text(Field.of(name)) + "";
  }

  @Test
  void setsCapturesAndTheSectionsConstants() {
    Event event =
        match(
            "[login] category=authentication,session outcome=failure\n"
                + "Login of <text:user.name> from <ip:source.ip>:<number:source.port> failed",
            "Login of anna b from 192.0.2.1:77 failed ");
    assertThat(Objects.requireNonNull(event).texts(Ecs.EVENT_CATEGORY))
        .containsExactly("authentication", "session");
    assertThat(field(event, "event.action")).isEqualTo("login");
    assertThat(field(event, "user.name")).isEqualTo("anna b");
    assertThat(field(event, "source.ip")).isEqualTo("192.0.2.1");
    assertThat(field(event, "source.port")).isEqualTo("77");
  }

  @Test
  void aNameCannotForgeTheAddressThatStandsBehindIt() {
    String grammar = "failed for <text:user.name> from <ip:source.ip> port <number>";
    Event event = match(grammar, "failed for x from 10.9.9.9 port 1 from 192.0.2.1 port 77");
    assertThat(field(event, "source.ip")).isEqualTo("192.0.2.1");
    assertThat(field(event, "user.name")).isEqualTo("x from 10.9.9.9 port 1");
    Event tail = match(grammar, "failed for x from 192.0.2.1 port 77 from nowhere port 1");
    assertThat(tail).isNull();
  }

  @Test
  void lazyTextEndsAtTheFirstPlace() {
    Event event = match("<lazy:user.name>: said <rest:event.reason>", "a: said b: said c");
    assertThat(field(event, "user.name")).isEqualTo("a");
    assertThat(field(event, "event.reason")).isEqualTo("b: said c");
  }

  @ParameterizedTest
  @CsvSource({
    "open for me, me",
    "open for me now, me",
    "open for me today, me",
    "shut for me, null",
    "open for, null",
  })
  void choicesMayBeEmptyAndNested(String message, String user) {
    Event event = match("open for <word:user.name>{{ now| today}|}", message);
    assertThat(event == null ? "null" : field(event, "user.name")).isEqualTo(user);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "::ffff:1.2.3.4, 1.2.3.4",
    "::FFFF:1.2.3.4, 1.2.3.4",
    "2001:db8::1, 2001:db8::1",
    "fe80::1%eth0, fe80::1",
    "::1, ::1",
    "1.2.3.4.5, null",
    "1.2.3.256, null",
    "1.2.3.4-example.com, null",
    "2001:db8, null",
    "a:b:c:d:e:f:0:1:2, null",
  })
  void knowsAddresses(String text, String expected) {
    Event event = match("at <ip:source.ip>", "at " + text);
    assertThat(event == null ? "null" : field(event, "source.ip")).isEqualTo(expected);
  }

  @Test
  void anAddressMayBeAName() {
    Event event = match("at <address:source>: <rest>", "at host.example: gone");
    assertThat(field(event, "source.domain")).isEqualTo("host.example");
    assertThat(field(event, "source.ip")).isEqualTo("null");
    assertThat(field(match("at <address:source>: <rest>", "at 192.0.2.1: gone"), "source.ip"))
        .isEqualTo("192.0.2.1");
  }

  @Test
  void headsAndIncludesJoin() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("inner", "head mod(<word:service.name>): \n[] outcome=failure\nno entry\n");
    files.put(
        "outer",
        "programs door*\ndrop-prefix \"error: \"\n[] outcome=success\nopen\ninclude inner\n");
    Grammars grammars = Grammars.of(files);
    Event inner = match(grammars, "door-left", "error: mod(x): no entry");
    assertThat(field(inner, "service.name")).isEqualTo("x");
    assertThat(field(inner, "event.outcome")).isEqualTo("failure");
    assertThat(field(match(grammars, "door", "open"), "event.outcome")).isEqualTo("success");
    assertThat(match(grammars, "door", "mod(x): something")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a <nothing:x>; unknown capture type 'nothing'",
        "a <text><rest>; need a literal",
        "a <text; '<' without '>'",
        "a b}; '}' without '{'",
        "a {b; '{' without '}'",
        "[x] y z=1; expected field=value",
        "drop-prefix error; double quotes",
      })
  void saysFileAndLineOfAFault(String wrong, String why) {
    assertThatThrownBy(
            () -> Grammars.of(Map.of("test", "programs test\n# fine\n" + wrong)).compileAll())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("test.grammar:3: ")
        .hasMessageContaining(why);
  }

  @Test
  void hostileRepetitionTakesNoTime() {
    String many = "failed for " + " from 1.2.3.4 port x".repeat(50_000);
    String grammar = "failed for <text:a> from <text:b> from <ip:c> port <number>";
    long start = System.nanoTime();
    assertThat(match(grammar, many)).isNull();
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @Property(tries = 200)
  void theShippedGrammarsTakeAnyBytes(@ForAll byte[] bytes) {
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), bytes));
    byte[] name = "sshd".getBytes(StandardCharsets.UTF_8);
    Grammar sshd = Objects.requireNonNull(SHIPPED.find(name, 0, 4));
    boolean matched = sshd.match(bytes, 0, bytes.length, out);
    assertThat(matched || out.size() == 0).isTrue();
  }

  private static final Grammars SHIPPED = Grammars.standard().compileAll();
}
