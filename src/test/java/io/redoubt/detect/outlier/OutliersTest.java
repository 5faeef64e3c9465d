package io.redoubt.detect.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Stretch;
import io.redoubt.testing.Figures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutliersTest {
  private static final String[] WORDS =
      ("install update service backup report user config host data log check sync import export"
              + " daily archive web mail build test deploy queue cache index server client")
          .split(" ");
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private final List<Event> events = new ArrayList<>();
  private final Set<String> odd = new HashSet<>();
  private int made;

  private Event event(Field field, String value, String program) {
    EventBuilder builder = new EventBuilder();
    byte[] raw = (value + " " + made).getBytes(StandardCharsets.UTF_8);
    builder.begin(RawRecord.of(SourceEntry.named("t"), raw));
    builder.add(field, value);
    if (!program.isEmpty()) {
      builder.add(Ecs.PROCESS_NAME, program);
    }
    builder.time(EventTime.ok(1_700_000_000L + made++ * 60L, 0, "UTC"));
    return builder.build();
  }

  private void runs(String program, String line) {
    events.add(event(Ecs.PROCESS_COMMAND_LINE, line, program));
  }

  private void asks(String name) {
    events.add(event(Ecs.DNS_QUESTION_NAME, name, ""));
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String some(String alphabet, int length, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /* Programs with lines of their own make: short ones, long lists of paths, tokens now and then,
  compilers whose lines are always long; names of sites, of content networks and of mail. */
  private void month(Random random) {
    for (int program = 0; program < 40; program++) {
      String name = "tool" + program + (program % 2 == 0 ? ".exe" : "");
      int usual = 1 + program % 12;
      double scatter = 0.2 + program % 5 * 0.15;
      int runs = 20 + random.nextInt(400);
      for (int i = 0; i < runs; i++) {
        int words = (int) Math.max(1, usual * Math.exp(scatter * random.nextGaussian()));
        StringBuilder line = new StringBuilder(name);
        for (int w = 0; w < words; w++) {
          line.append(random.nextBoolean() ? " --" : " /srv/").append(word(random));
          line.append(random.nextInt(4) == 0 ? "=" + random.nextInt(10_000) : "");
        }
        runs(name, line.toString());
      }
    }
    for (int i = 0; i < 300; i++) {
      StringBuilder line = new StringBuilder("java -Xmx512m -cp ");
      for (int jar = 0; jar < 40 + random.nextInt(60); jar++) {
        line.append("/opt/app/lib/").append(word(random)).append('-').append(jar).append(".jar:");
      }
      runs("java", line.toString());
    }
    domains(random);
  }

  private void domains(Random random) {
    for (int domain = 0; domain < 300; domain++) {
      String parent = word(random) + domain + (domain % 7 == 0 ? ".co.uk" : ".com");
      for (int i = 0; i < 2 + 3000 / (domain + 5); i++) {
        asks((random.nextInt(3) == 0 ? word(random) + random.nextInt(20) : "www") + "." + parent);
      }
    }
    for (int i = 0; i < 400; i++) {
      asks("d" + some(BASE32, 13, new Random(i % 90)) + ".cloudfront.net");
      asks("internal-" + some(BASE32, 32, new Random(i % 25)) + ".eu-west-1.elb.amazonaws.com");
      asks(random.nextInt(255) + "." + random.nextInt(255) + ".0.10.in-addr.arpa");
    }
  }

  private void attacks(Random random) {
    for (int i = 0; i < 30; i++) {
      String program = "tool" + (i % 12) + (i % 2 == 0 ? ".exe" : "");
      String line = program + " -x " + i + " " + some(BASE64, 900 + random.nextInt(4000), random);
      if (i < 12) {
        odd.add(line);
        runs(program, line);
      }
    }
    for (int i = 0; i < 12; i++) {
      String parent = "c" + some(BASE32, 6, random) + ".net";
      odd.add(parent);
      int names = 25 + random.nextInt(300);
      for (int n = 0; n < names; n++) {
        asks(some(BASE32, 30 + random.nextInt(25), random) + "." + n + "." + parent);
      }
    }
  }

  private static List<Finding> found(List<Event> events) {
    Outliers outliers = new Outliers();
    events.forEach(outliers::observe);
    return outliers.findings();
  }

  private static String about(Finding finding) {
    return finding.rule().equals(Outliers.TUNNEL)
        ? finding.fields().getOrDefault("dns.question.registered_domain", "")
        : finding.events().getFirst().text(Ecs.PROCESS_COMMAND_LINE, "");
  }

  @Test
  void findsWhatWasPutInAndHardlyAnythingElse() {
    long right = 0;
    long told = 0;
    long all = 0;
    for (int seed = 1; seed <= 5; seed++) {
      events.clear();
      odd.clear();
      Random random = new Random(seed);
      month(random);
      attacks(random);
      Collections.shuffle(events, random);
      List<Finding> findings = found(events);
      told += findings.size();
      all += odd.size();
      right += findings.stream().filter(finding -> odd.contains(about(finding))).count();
    }
    Figures.atLeast("outliers of text: precision", 0.9, right, told);
    Figures.atLeast("outliers of text: recall", 0.8, right, all);
  }

  @Test
  void saysNothingOfACleanMonth() {
    long told = 0;
    for (int seed = 11; seed <= 20; seed++) {
      events.clear();
      month(new Random(seed));
      told += found(events).size();
    }
    Figures.report("outliers of text: findings in ten clean months", told + "", "0");
    assertThat(told).isLessThanOrEqualTo(1);
  }

  @Test
  void explainsItselfWithNumbers() {
    month(new Random(1));
    runs("tool1", "tool1 -e " + some(BASE64, 3000, new Random(2)));
    Finding finding =
        found(events).stream()
            .filter(f -> f.rule().equals(Outliers.COMMAND))
            .findFirst()
            .orElseThrow();
    assertThat(finding.fields())
        .containsEntry("process.name", "tool1")
        .containsEntry("outlier.length", "3009")
        .containsKeys("outlier.usual_length", "outlier.deviations", "outlier.usual_entropy");
    assertThat(finding.fields().get("outlier.compared_with")).endsWith("command lines of tool1");
  }

  @Test
  void theOrderAndTheNumberOfWorkersChangeNothing() {
    Random random = new Random(3);
    month(random);
    attacks(random);
    Set<String> whole = new HashSet<>();
    found(events).forEach(f -> whole.add(about(f) + f.fields()));
    Collections.shuffle(events, random);
    Outliers merged = new Outliers();
    for (int from = 0; from < events.size(); from += 500) {
      Outliers part = new Outliers();
      events.subList(from, Math.min(events.size(), from + 500)).forEach(part::observe);
      merged.merge(part);
    }
    Set<String> parts = new HashSet<>();
    merged.findings().forEach(f -> parts.add(about(f) + f.fields()));
    assertThat(parts).isEqualTo(whole).isNotEmpty();
  }

  @Test
  void withLittleToCompareItSaysNothing() {
    runs("tool", "tool -e " + some(BASE64, 3000, new Random(2)));
    for (int i = 0; i < 100; i++) {
      asks(some(BASE32, 50, new Random(i)) + ".example.net");
    }
    assertThat(found(events)).isEmpty();
  }

  @Test
  void aTunnelSpansAllItsLookUpsNotTheFewThatAreShown() {
    Random random = new Random(3);
    month(random);
    long first = 1_700_000_000_000L + made * 60_000L;
    for (int i = 0; i < 200; i++) {
      asks(some(BASE32, 50, random) + "." + i + ".carrier.net");
    }
    long last = first + 199 * 60_000L;
    assertThat(found(events))
        .filteredOn(finding -> about(finding).equals("carrier.net"))
        .extracting(Finding::stretch)
        .containsExactly(new Stretch(first, last));
  }

  @Test
  void memoryIsBoundedByForgettingWhatWasSeenLeast() {
    Outliers outliers = new Outliers();
    for (int i = 0; i < 3 * Outliers.DOMAINS; i++) {
      Outliers part = new Outliers();
      part.observe(event(Ecs.DNS_QUESTION_NAME, "a.example" + i + ".net", ""));
      outliers.merge(part);
    }
    assertThat(outliers.domains()).isLessThanOrEqualTo(Outliers.DOMAINS);
  }
}
