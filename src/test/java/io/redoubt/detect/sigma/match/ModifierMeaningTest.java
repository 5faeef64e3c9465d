package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifierMeaningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "f: 'abc'; ABC; true",
        "f: 'abc'; abcd; false",
        "f: 'a*c'; abbbc; true",
        "f: 'a?c'; abbc; false",
        "f: 'a\\*c'; a*c; true",
        "f: 'a\\*c'; abc; false",
        "f: 'a\\\\*c'; a\\xyzc; true",
        "f: '\\'; \\; true",
        "f|contains: 'B'; abc; true",
        "f|startswith: 'ab'; ABC; true",
        "f|startswith: 'b'; abc; false",
        "f|endswith: 'bc'; abc; true",
        "f|endswith: '*x*'; axb; true",
        "f|contains|cased: 'B'; abc; false",
        "f|cased: 'abc'; abc; true",
        "f|re: '^a.c$'; abc; true",
        "f|re: '^A.C$'; abc; false",
        "f|re|i: '^A.C$'; abc; true",
        "f|re|m: '^b$'; \"a\nb\"; true",
        "f|re|s: 'a.b'; \"a\nb\"; true",
        "f|cidr: 10.0.0.0/8; 10.200.3.4; true",
        "f|cidr: 10.0.0.0/8; 11.0.0.1; false",
        "f|cidr: 10.0.0.0/8; ::ffff:10.1.1.1; true",
        "f|cidr: 'fe80::/10'; fe80::1%eth0; true",
        "f|cidr: '2001:db8::/33'; 2001:db8:8000::1; false",
        "f|cidr: 10.0.0.1; 10.0.0.1; true",
        "f|gt: 5; 6; true",
        "f|gte: 6; 6; true",
        "f|lt: 5; 4.9; true",
        "f|lte: 5; x; false",
        "f|gt: 255; 0x100; true",
        "f|exists: true; x; true",
        "f|exists: false; x; false",
        "f: null; x; false",
        "f|neq: 'abc'; abd; true",
        "f|neq: ['abc', 'abd']; ABD; false",
        "f|windash|contains: ' -enc '; x /ENC y; true",
        "f|windash|contains: ' -enc '; x \u2013enc y; true",
        "f|base64: 'foo'; Zm9v; true",
        "f|base64offset|contains: 'http://'; ..IGh0dHA6Ly9; true",
        "f|base64offset|contains: 'ping'; eHBpbmcgeA==; true",
        "f|wide|base64offset|contains: 'ping'; cABpAG4AZwAgADEA; true",
        "f|utf16|base64: 'ab'; //5hAGIA; true",
        "f|utf16be|base64: 'ab'; AGEAYg==; true",
        "f|hour: 23; 2026-01-31T23:05:00Z; true",
        "f|hour|gte: 20; 2026-01-31 19:59:00.123; false",
        "f|month: 1; 2026-01-31; true",
        "f|contains|all: ['a', 'c']; abc; true",
        "f|contains|all: ['a', 'd']; abc; false",
        "f: 404; 404; true",
        "f: true; true; true",
        "f: ''; x; false",
      })
  void matchesAsTheSpecificationSays(String entry, String value, boolean expected) {
    assertThat(matches(entry, event(value.replace("\\n", "\n")))).as(entry).isEqualTo(expected);
  }

  @Test
  void comparesTwoFields() {
    Event event = event("abc");
    assertThat(matches("f|fieldref: same", event)).isTrue();
    assertThat(matches("f|fieldref: other", event)).isFalse();
    assertThat(matches("f|fieldref|startswith: other", event)).isTrue();
    assertThat(matches("f|fieldref|neq: other", event)).isTrue();
  }

  @Test
  void nullIsAnAbsentField() {
    assertThat(matches("missing: null", event("x"))).isTrue();
    assertThat(matches("missing|exists: false", event("x"))).isTrue();
    assertThat(matches("missing: ''", event("x"))).isFalse();
  }

  @Test
  void keywordsAreLookedForInTheWholeRecord() {
    Event event = event("The quick brown fox");
    assertThat(holds("        - 'QUICK*fox'\n        - nothing", event)).isTrue();
    assertThat(holds("        '|all':\n            - quick\n            - slow", event)).isFalse();
    assertThat(holds("        - 'slow'", event)).isFalse();
  }

  @Test
  void placeholdersStandForTheValuesGivenHere() {
    Placeholders known =
        new Placeholders(Map.of("Servers", List.of("srv*", "app1"), "Area", List.of("eu")));
    assertThat(expanded("f|expand: '%servers%'", known, "SRV-7")).isTrue();
    assertThat(expanded("f|expand: '%Servers%.%Area%'", known, "app1.eu")).isTrue();
    assertThat(expanded("f|expand: '%Servers%.%Area%'", known, "app1.us")).isFalse();
    assertThat(expanded("f|expand|contains: '%Area%'", known, "app2.eu.example")).isTrue();
    assertThat(expanded("f|expand: 'x\\%Servers\\%'", known, "x%Servers%")).isTrue();
  }

  private static boolean expanded(String entry, Placeholders known, String value) {
    RuleLoader loader = new RuleLoader(SigmaTaxonomy.standard(), known);
    return holds(loader, "        " + entry, event(value));
  }

  private static boolean matches(String entry, Event event) {
    return holds("        " + entry, event);
  }

  private static boolean holds(String selection, Event event) {
    return holds(new RuleLoader(SigmaTaxonomy.standard()), selection, event);
  }

  private static boolean holds(RuleLoader loader, String selection, Event event) {
    String text =
        """
        title: A rule
        logsource:
            product: test
        detection:
            s:
        %s
            condition: s
        """
            .formatted(selection.indent(4));
    LoadedRules rules = loader.text("rule.yml", text).load();
    assertThat(rules.skipped()).isEmpty();
    SigmaRule rule = rules.rules().getFirst();
    Values values = new Values(rules.slots(), event);
    boolean matches = ExprMatcher.matches(rule, values);
    assertThat(ReferenceMatcher.holds(rule.expr(), event)).isEqualTo(matches);
    return matches;
  }

  private static Event event(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    EventBuilder builder = new EventBuilder();
    builder.begin(RawRecord.of(SourceEntry.named("test"), bytes));
    builder.add(Field.of("f"), bytes, 0, bytes.length);
    builder.add(Field.of("same"), value);
    builder.add(Field.of("other"), value.substring(0, Math.min(2, value.length() - 1)));
    return builder.build();
  }
}
