package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnownTest {
  private static final String[] PIECES = {
    "wanda",
    "Wanda",
    "WANDA",
    "wan",
    "da",
    "web01",
    "web",
    "01",
    "web01.corp",
    "corp",
    ".",
    " ",
    "-",
    "_",
    "/",
    "\u212Aim",
    "kim",
    "Kim",
    "s",
    "ſ",
    "é",
    "É",
    "10.0.0.1",
    "10.0.0",
    "𐐀x",
    "𐐨x",
    "İ",
    "i",
    "ı",
    "wanda web01",
    "\"",
    "@"
  };

  /* Every name tried at every place, the longest name first. */
  private static List<Find> slowly(String text, Map<String, Kind> names, List<Find> shaped) {
    List<Find> all = new ArrayList<>(shaped);
    Map<String, Kind> ordered =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    ordered.putAll(names);
    ordered.forEach(
        (name, kind) -> {
          for (int at = 0; at + name.length() <= text.length(); at++) {
            int from = at;
            int to = at + name.length();
            if (stands(text, from, to, name)) {
              if (all.stream().noneMatch(f -> f.from() < to && from < f.to())) {
                all.add(new Find(from, to, kind, "", name));
              }
              at = to - 1;
            }
          }
        });
    all.sort(Comparator.comparingInt(Find::from));
    return all;
  }

  private static boolean stands(String text, int from, int to, String name) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && text.regionMatches(true, from, name, 0, name.length())
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Test
  void findsWhatTryingEveryNameAtEveryPlaceFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int found = 0;
    for (int round = 0; round < 20_000; round++) {
      Known known = new Known();
      Map<String, Kind> names = new TreeMap<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        String name = text(random, 3);
        Kind kind = random.nextBoolean() ? Kind.USER : Kind.HOST;
        names.putIfAbsent(name, kind);
        known.add(name, kind);
      }
      StringBuilder put = new StringBuilder(text(random, 4));
      for (String name : names.keySet()) {
        put.append(random.nextInt(3) == 0 ? "" : " ").append(name).append(text(random, 4));
      }
      String text = put.toString();
      int from = random.nextInt(text.length());
      List<Find> shaped =
          random.nextBoolean()
              ? List.of()
              : List.of(
                  new Find(
                      from, from + 1 + random.nextInt(text.length() - from), Kind.IP, "", "x"));
      List<Find> finds = known.merge(text, shaped);
      found += finds.size() - shaped.size();
      assertThat(finds)
          .as("seed %d, round %d: %s in \"%s\"", seed, round, names, text)
          .isEqualTo(slowly(text, names, shaped));
    }
    assertThat(found).isGreaterThan(5_000);
  }

  @Test
  void whatWasForgottenIsNotFound() {
    Known known = new Known();
    known.add("wanda", Kind.USER);
    known.add("web01", Kind.HOST);
    assertThat(known.merge("wanda on web01", List.of())).hasSize(2);
    known.remove("wanda");
    assertThat(known.merge("wanda on web01", List.of()))
        .extracting(Find::value)
        .containsExactly("web01");
    known.clear();
    assertThat(known.merge("wanda on web01", List.of())).isEmpty();
  }

  @Test
  void theFirstKindOfANameStays() {
    Known known = new Known();
    known.add("wanda", Kind.USER);
    known.add("wanda", Kind.HOST);
    assertThat(known.merge("wanda", List.of())).extracting(Find::kind).containsExactly(Kind.USER);
  }
}
