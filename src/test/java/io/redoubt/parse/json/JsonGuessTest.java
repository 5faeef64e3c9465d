package io.redoubt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonGuessTest {
  private static final List<JsonKind> KINDS =
      Stream.of(AlertKinds.all(), CloudKinds.all()).flatMap(List::stream).toList();

  /// What was seen before must not change what an object is taken for.
  @Test
  void anObjectIsOfTheSameKindWhateverWasReadBefore() {
    Random random = new Random(77);
    List<String> words =
        new ArrayList<>(KINDS.stream().flatMap(kind -> kind.signatures().stream()).toList());
    JsonSniffer experienced = new JsonSniffer(KINDS);
    int known = 0;
    for (int round = 0; round < 1500; round++) {
      byte[] object = object(words, random).getBytes(StandardCharsets.UTF_8);
      var expected = new JsonSniffer(KINDS).sniff(object, 0, object.length);
      known += expected == null ? 0 : 1;
      assertThat(experienced.sniff(object, 0, object.length))
          .as(new String(object, StandardCharsets.UTF_8))
          .isSameAs(expected);
    }
    assertThat(known).isBetween(300, 1400);
  }

  private static String object(List<String> signatures, Random random) {
    List<String> members = new ArrayList<>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      String signature = signatures.get(random.nextInt(Math.min(signatures.size(), 30)));
      for (String word : signature.split(" ")) {
        String[] parts = word.split("=");
        String value = parts.length > 1 && random.nextInt(3) > 0 ? parts[1] : "v" + n;
        members.add("\"" + parts[0] + "\":\"" + value + "\"");
      }
    }
    if (random.nextInt(3) == 0) {
      members.remove(random.nextInt(members.size()));
    }
    return "{" + String.join(",", members) + "}";
  }
}
