package io.redoubt.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
  private static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");
  private static final long T = NOW.toEpochMilli();
  private final QueryParser parser = new QueryParser(() -> NOW);

  private Query read(String text) {
    return switch (parser.parse(text)) {
      case Parsed.Right(Query query) -> query;
      case Parsed.Wrong wrong -> throw new AssertionError(text + ": " + wrong);
    };
  }

  @Test
  void joinsWordsByAndBeforeOr() {
    assertThat(read("a b OR c AND NOT d"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    new Query.And(List.of(word("a"), word("b"))),
                    new Query.And(List.of(word("c"), new Query.Not(word("d")))))));
    assertThat(read("a && !b || -c")).isEqualTo(read("a and not b or not c"));
    assertThat(read("(a OR b) c"))
        .isEqualTo(new Query.And(List.of(new Query.Or(List.of(word("a"), word("b"))), word("c"))));
  }

  @Test
  void readsValuesPhrasesAndPatterns() {
    assertThat(read("user.name:ROOT")).isEqualTo(new Query.Is("user.name", "root"));
    assertThat(read("user.name:\"Jo Doe\"")).isEqualTo(new Query.Is("user.name", "jo doe"));
    assertThat(read("message:\"Failed password\""))
        .isEqualTo(new Query.FieldPhrase("message", List.of("failed", "password")));
    assertThat(read("process.name:Power*.e?e"))
        .isEqualTo(new Query.FieldLike("process.name", "power*.e?e"));
    assertThat(read("a:b\\*c")).isEqualTo(new Query.Is("a", "b*c"));
    assertThat(read("a:C:\\Windows\\cmd.exe")).isEqualTo(new Query.Is("a", "c:\\windows\\cmd.exe"));
    assertThat(read("a:\\\\srv\\x*")).isEqualTo(new Query.FieldLike("a", "\\\\srv\\\\x*"));
    assertThat(read("user.name:*")).isEqualTo(new Query.Exists("user.name"));
    assertThat(read("\"failed password\""))
        .isEqualTo(new Query.Phrase(List.of("failed", "password")));
    assertThat(read("10.0.*")).isEqualTo(new Query.Like("10.0.*"));
    assertThat(read("fail*-Pass*"))
        .isEqualTo(new Query.And(List.of(new Query.Like("fail*"), new Query.Like("pass*"))));
    assertThat(read("2001:db8::1")).isEqualTo(new Query.Phrase(List.of("2001", "db8", "1")));
    assertThat(read("*")).isEqualTo(Query.All.ALL);
    assertThat(read("  ")).isEqualTo(Query.All.ALL);
    assertThat(read("user=root")).isEqualTo(new Query.Phrase(List.of("user", "root")));
  }

  @Test
  void sharesAFieldAmongValues() {
    assertThat(read("user.name:(root OR admin*)"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    new Query.Is("user.name", "root"),
                    new Query.FieldLike("user.name", "admin*"))));
    assertThat(read("source.ip:(2001:db8::1 or ::1)"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    new Query.Is("source.ip", "2001:db8::1"), new Query.Is("source.ip", "::1"))));
  }

  @Test
  void readsRangesByTheLookOfTheirBounds() {
    assertThat(read("destination.port:[1 TO 1024]"))
        .isEqualTo(new Query.Numbers("destination.port", 1, 1024));
    assertThat(read("x > 5")).isEqualTo(read("x:{5 TO *]")).isEqualTo(read("x:>5"));
    assertThat(read("x>=5 x<=7"))
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Numbers("x", 5, Double.POSITIVE_INFINITY),
                    new Query.Numbers("x", Double.NEGATIVE_INFINITY, 7))));
    assertThat(read("x:{a TO B]")).isEqualTo(new Query.Between("x", "a", false, "b", true));
    assertThat(read("x:[* TO *]")).isEqualTo(new Query.Exists("x"));
    assertThat(read("source.ip:[10.0.0.1 TO 10.0.0.9}"))
        .isEqualTo(new Query.Addresses("source.ip", address("10.0.0.1"), address("10.0.0.8")));
  }

  @Test
  void readsNetworks() {
    assertThat(read("source.ip:10.1.2.3/8"))
        .isEqualTo(
            new Query.Addresses("source.ip", address("10.0.0.0"), address("10.255.255.255")));
    assertThat(read("source.ip:2001:db8::/127"))
        .isEqualTo(new Query.Addresses("source.ip", address("2001:db8::"), address("2001:db8::1")));
  }

  @ParameterizedTest
  @CsvSource({
    "@timestamp:2026-03-17, 2026-03-17T00:00:00Z, 2026-03-18T00:00:00Z",
    "@timestamp:2026-03, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "@timestamp:2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "@timestamp:2026-03-17T02, 2026-03-17T02:00:00Z, 2026-03-17T03:00:00Z",
    "@timestamp:\"2026-03-17 02:00+01:00\", 2026-03-17T01:00:00Z, 2026-03-17T01:01:00Z",
    "@timestamp:\"2026-03-17T02:00:01.5Z\", 2026-03-17T02:00:01.500Z, 2026-03-17T02:00:01.501Z",
    "@timestamp:[2026-03-16 TO 2026-03-17], 2026-03-16T00:00:00Z, 2026-03-18T00:00:00Z",
    "@timestamp:{2026-03-16 TO 2026-03-18}, 2026-03-17T00:00:00Z, 2026-03-18T00:00:00Z",
    "@timestamp:[now-1h30m TO now}, 2026-03-17T10:30:00Z, 2026-03-17T12:00:00Z",
  })
  void readsTimes(String text, Instant from, Instant to) {
    assertThat(read(text)).isEqualTo(new Query.Times(from.toEpochMilli(), to.toEpochMilli()));
  }

  @Test
  void readsOpenTimes() {
    assertThat(read("@timestamp >= now-15m"))
        .isEqualTo(new Query.Times(T - 900_000, Long.MAX_VALUE));
    assertThat(read("@timestamp < \"2026-03-17T12:00\""))
        .isEqualTo(new Query.Times(Long.MIN_VALUE, T));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a AND | 5 | missing here",
        "OR a | 0 | both sides",
        "(a b | 0 | add a )",
        "a) | 1 | closes nothing",
        "\"abc | 0 | never closed",
        "user.name: | 10 | user.name:*",
        "user.name:() | 11 | missing here",
        ":x | 0 | name of a field",
        "a --- | 2 | no letter or digit",
        "x:[1 5] | 5 | TO",
        "x:[1 TO 5 | 2 | add a ]",
        "x:[5 TO 1] | 2 | swap",
        "x:[a* TO b] | 3 | quote it",
        "x > | 3 | missing here",
        "source.ip:10.0.0.0/33 | 19 | 0 to 32",
        "10.0.0.0/8 | 0 | source.ip:10.0.0.0/8",
        "@timestamp:yesterday | 11 | now-15m",
        "@timestamp:2026-02-30 | 11 | no time",
        "@timestamp:2026* | 11 | no wildcards",
        "message:[a TO b] | 8 | no order",
      })
  void saysWhereAndWhatIsWrong(String text, int position, String part) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Wrong.class,
            wrong -> {
              assertThat(wrong.message()).contains(part);
              assertThat(wrong.position()).isEqualTo(position);
            });
  }

  @Test
  void refusesWhatIsTooDeepOrTooMuch() {
    assertThat(parser.parse("(".repeat(4000))).isInstanceOf(Parsed.Wrong.class);
    assertThat(parser.parse("NOT ".repeat(2000) + "a")).isInstanceOf(Parsed.Wrong.class);
    assertThat(parser.parse("a ".repeat(4000))).isInstanceOf(Parsed.Wrong.class);
    assertThat(parser.parse("a".repeat(9000))).isInstanceOf(Parsed.Wrong.class);
  }

  @Test
  void answersAnyText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {
      "a",
      "b.c",
      ":",
      "\"",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      " TO ",
      " ",
      "*",
      "?",
      "\\",
      "AND",
      "or",
      "NOT ",
      "-",
      "!",
      ">",
      "<=",
      "10.0.0.0",
      "/8",
      "@timestamp",
      "now-1h",
      "2026-03-17",
      "\uD83D"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(10); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Parsed parsed = parser.parse(text.toString());
      if (parsed instanceof Parsed.Wrong(int position, String message)) {
        assertThat(position).as("%s, seed %d", text, seed).isBetween(0, text.length());
        assertThat(message).isNotBlank();
      }
    }
  }

  private static Query word(String word) {
    return new Query.Phrase(List.of(word));
  }

  private static Address address(String text) {
    return java.util.Objects.requireNonNull(Address.of(text));
  }
}
