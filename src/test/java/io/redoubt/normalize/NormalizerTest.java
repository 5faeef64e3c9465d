package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.ValueKind;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import io.redoubt.taxonomy.ecs.Mappings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NormalizerTest {
  private static Event normalize(String table, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    SourceEntry entry = SourceEntry.named("demo");
    EventBuilder builder = new EventBuilder().begin(RawRecord.of(entry, bytes));
    JsonFlattener.flatten(bytes, 0, bytes.length, FieldTree.at("demo"), builder);
    builder.format(new Format("demo.one"));
    Mappings mappings = Mappings.of("demo.map", table);
    new Normalizer(mappings, new TimeReader(TimeContext.of(entry))).normalize(builder);
    return builder.build();
  }

  private static String value(String table, String json, String field) {
    return normalize(table, json).text(Field.of(field), "(absent)");
  }

  @Test
  void copiesNativeFieldsUnderTheirPrefix() {
    String table = "for demo under demo\nsrc -> source.ip\nn.m -> event.code text";
    assertThat(value(table, "{\"src\":\"10.0.0.1\"}", "source.ip")).isEqualTo("10.0.0.1");
    Event event = normalize(table, "{\"n\":{\"m\":7}}");
    int code = event.find(Field.of("event.code"));
    assertThat(event.text(code)).isEqualTo("7");
    assertThat(event.kind(code)).isEqualTo(ValueKind.TEXT);
  }

  @Test
  void earlierLinesWinUnlessAsked() {
    String table = "for demo under demo\na -> tags\nb -> tags\nc +> tags";
    Event event = normalize(table, "{\"c\":\"3\",\"b\":\"2\",\"a\":[\"1\",\"1b\"]}");
    assertThat(event.texts(Field.of("tags"))).containsExactly("1", "1b", "3");
  }

  @Test
  void takesOnlyTheFirstValueWhenAsked() {
    assertThat(
            normalize(
                    "for demo under demo\na -> source.ip ip first",
                    "{\"a\":[\"x\",\"::1\",\"::2\"]}")
                .texts(Field.of("source.ip")))
        .containsExactly("::1");
  }

  @Test
  void runsSectionsOfTheFormatBeforeThoseOfItsFamily() {
    String table =
        "for demo under demo\nset event.action family\nfor demo.one\nset event.action one";
    assertThat(value(table, "{}", "event.action")).isEqualTo("one");
  }

  @Test
  void choosesBlocksByValueInAnyLetterCase() {
    String table =
        """
        for demo under demo
        when type = dns mdns
          set event.action name
          when no rcode and flow
            set event.outcome unknown
        when type = Alert
          set event.action alarm
        when type = al* and type != alarm
          set event.reason glob
        otherwise
          set event.reason other
        """;
    assertThat(value(table, "{\"type\":\"DNS\"}", "event.action")).isEqualTo("name");
    assertThat(value(table, "{\"type\":\"mdns\"}", "event.outcome")).isEqualTo("(absent)");
    assertThat(value(table, "{\"type\":\"dns\",\"flow\":1}", "event.outcome")).isEqualTo("unknown");
    assertThat(value(table, "{\"type\":\"alert\"}", "event.action")).isEqualTo("alarm");
    assertThat(value(table, "{\"type\":\"alert\"}", "event.reason")).isEqualTo("glob");
    assertThat(value(table, "{\"type\":\"alarm\"}", "event.reason")).isEqualTo("other");
  }

  @Test
  void convertsThroughTables() {
    String table =
        """
        table level
          0..3 = low
          4 urgent = high
          otherwise = medium
        for demo under demo
        l -> rule.level by level
        """;
    assertThat(value(table, "{\"l\":2}", "rule.level")).isEqualTo("low");
    assertThat(value(table, "{\"l\":\"Urgent\"}", "rule.level")).isEqualTo("high");
    assertThat(value(table, "{\"l\":44}", "rule.level")).isEqualTo("medium");
  }

  @Test
  void splitsEndpointsAccountsUrlsAndHashes() {
    String table =
        """
        for demo under demo
        e -> source endpoint
        u -> user account
        l -> url url
        h -> file hashes
        """;
    assertThat(value(table, "{\"e\":\"[fe80::1%eth0]:443\"}", "source.ip")).isEqualTo("fe80::1");
    assertThat(value(table, "{\"e\":\"10.1.1.1:443\"}", "source.port")).isEqualTo("443");
    assertThat(value(table, "{\"e\":\"::ffff:10.1.1.1\"}", "source.ip")).isEqualTo("10.1.1.1");
    assertThat(value(table, "{\"e\":\"web.example\"}", "source.domain")).isEqualTo("web.example");
    assertThat(value(table, "{\"u\":\"CORP\\\\ann\"}", "user.name")).isEqualTo("ann");
    assertThat(value(table, "{\"u\":\"CORP\\\\ann\"}", "user.domain")).isEqualTo("CORP");
    String url = "{\"l\":\"https://a:b@h.example:8443/p/q?x=1#f\"}";
    assertThat(value(table, url, "url.domain")).isEqualTo("h.example");
    assertThat(value(table, url, "url.port")).isEqualTo("8443");
    assertThat(value(table, url, "url.path")).isEqualTo("/p/q");
    assertThat(value(table, url, "url.query")).isEqualTo("x=1");
    String md5 = "0123456789abcdef0123456789ABCDEF";
    assertThat(value(table, "{\"h\":\"MD5=" + md5 + ",IMPHASH=00\"}", "file.hash.md5"))
        .isEqualTo(md5);
  }

  @Test
  void convertsNumbersAndLengthsOfTime() {
    String table =
        "for demo under demo\np -> source.port number\nd -> event.duration seconds\nx -> process.pid hex";
    assertThat(value(table, "{\"p\":\"22\"}", "source.port")).isEqualTo("22");
    assertThat(value(table, "{\"p\":\"ssh\"}", "source.port")).isEqualTo("(absent)");
    assertThat(value(table, "{\"d\":0.00087}", "event.duration")).isEqualTo("870000");
    assertThat(value(table, "{\"d\":1e-05}", "event.duration")).isEqualTo("10000");
    assertThat(value(table, "{\"x\":\"0x1f4\"}", "process.pid")).isEqualTo("500");
  }

  @Test
  void leavesEmptyValuesAndDashesOut() {
    String table = "for demo under demo\na -> user.name";
    assertThat(value(table, "{\"a\":\"\"}", "user.name")).isEqualTo("(absent)");
    assertThat(value(table, "{\"a\":\"-\"}", "user.name")).isEqualTo("(absent)");
  }

  @Test
  void addsDefaultsAndRelatedEntitiesOnce() {
    String table = "for demo under demo\ns -> source.ip\nd -> destination.ip\nu -> user.name";
    Event event = normalize(table, "{\"s\":\"10.0.0.1\",\"d\":\"10.0.0.1\",\"u\":\"ann\"}");
    assertThat(event.texts(Field.of("related.ip"))).containsExactly("10.0.0.1");
    assertThat(event.texts(Field.of("related.user"))).containsExactly("ann");
    assertThat(event.text(Field.of("event.kind"))).isEqualTo("event");
    assertThat(event.text(Field.of("event.module"))).isEqualTo("demo");
    assertThat(event.text(Field.of("event.dataset"))).isEqualTo("demo.one");
  }

  @Test
  void readsTheTimeOfTheEvent() {
    String table = "for demo under demo\nt -> @timestamp iso";
    Event event = normalize(table, "{\"t\":\"2026-11-20T10:11:12Z\"}");
    assertThat(event.time().instant()).hasToString("2026-11-20T10:11:12Z");
  }

  @Test
  void namesFileAndLineOfMistakes() {
    assertThatThrownBy(() -> value("for demo\na -> b numer", "{}", "b"))
        .hasMessageContaining("demo.map:2: unknown conversion `numer`");
    assertThatThrownBy(() -> value("for demo\notherwise", "{}", "b"))
        .hasMessageContaining("demo.map:2");
    assertThatThrownBy(() -> value("a -> b", "{}", "b")).hasMessageContaining("demo.map:1");
  }

  @Test
  void tellsAddressesFromText() {
    assertThat(ip("10.0.0.255")).isTrue();
    assertThat(ip("2001:db8::ff00:42:8329")).isTrue();
    assertThat(ip("::")).isTrue();
    assertThat(ip("::ffff:10.0.0.1")).isTrue();
    assertThat(ip("1:2:3:4:5:6:7:8")).isTrue();
    assertThat(ip("256.1.1.1")).isFalse();
    assertThat(ip("1.2.3")).isFalse();
    assertThat(ip("12:34:56")).isFalse();
    assertThat(ip("1:2:3:4:5:6:7:8:9")).isFalse();
    assertThat(ip("1::2::3")).isFalse();
    assertThat(ip("dead.beef")).isFalse();
  }

  private static boolean ip(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IpText.isIp(bytes, 0, bytes.length);
  }
}
