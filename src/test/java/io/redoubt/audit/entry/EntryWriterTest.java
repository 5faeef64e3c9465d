package io.redoubt.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.tree.Hasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is written straight into its canonical form is what comes of sorting the fields.
class EntryWriterTest {
  private static final String LETTERS = "aZ09 \"\\/\n\u0001\u007f\u00e9\u2028\ud83d\ude00";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void anEntryOfAReviewIsWrittenAsAnyOtherWouldBe() {
    for (int i = 0; i < 3_000; i++) {
      AuditEntry entry = entry(i % 3);
      var common = new EntryWriter.Common(random.nextLong(1L << 40), text(), refs());
      CanonicalJson sorted = new CanonicalJson();
      CanonicalJson straight = new CanonicalJson();
      int mac = EntryJson.any(entry, common, sorted);
      assertThat(EntryJson.written(entry, common, straight)).as("seed " + seed).isEqualTo(mac);
      assertThat(straight.toByteArray()).as("seed " + seed).isEqualTo(sorted.toByteArray());
    }
  }

  private AuditEntry entry(int kind) {
    return switch (kind) {
      case 0 -> new AuditEntry.Prompt(text(), text(), asking(), List.of());
      case 1 ->
          new AuditEntry.Response(
              text(), random.nextLong(1 << 30), text(), text(), numbers(), List.of());
      default -> new AuditEntry.Verdict(text(), asking(), outcome(), List.of());
    };
  }

  private Asking asking() {
    Map<String, String> options = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      options.put("o" + random.nextInt(20), text());
    }
    return new Asking(
        new ModelUsed(text(), text(), text(), text(), options),
        new Versions(text(), text(), text()),
        new RedactionUsed(random.nextInt(4), text()),
        text());
  }

  private Outcome outcome() {
    long reused = random.nextInt(3) - 1L;
    Basis basis = new Basis(text(), indexes(), indexes(), reused);
    return new Outcome(text(), text(), text(), text(), basis, numbers());
  }

  private List<Long> indexes() {
    return random.longs(random.nextInt(4), 0, 1 << 20).boxed().toList();
  }

  private Map<String, Long> numbers() {
    Map<String, Long> numbers = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      numbers.put("n" + random.nextInt(20), (long) random.nextInt());
    }
    return numbers;
  }

  private List<PayloadRef> refs() {
    List<PayloadRef> refs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      byte[] content = new byte[random.nextInt(40)];
      refs.add(
          new PayloadRef("p" + i, new Hasher().plain(content, 0, content.length), content.length));
    }
    return refs;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
