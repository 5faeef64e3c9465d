package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.testing.Parsing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/// Values of cells are folded on the way as texts are.
class FoldedValuesTest {
  private final FoldedValues values = new FoldedValues();

  @Property(tries = 300)
  void readAsTheTextFoldedWhateverBytesAreThere(@ForAll @Size(max = 60) byte[] some) {
    String awkward = "x" + printed(some).repeat(1 + some.length / 3);
    folded(Parsing.event("said=" + awkward));
    folded(Parsing.event("<38>1 2026-03-17T01:02:03Z WEB1 sshd 7 - - User " + awkward));
    folded(Parsing.event("{\"Name\":\"ÄB\\u00c9 c\",\"n\":12,\"x\":\"" + "Ab".repeat(900) + "\"}"));
  }

  @Property(tries = 100)
  void areTheSameWhenTheirTextsAre(@ForAll String one, @ForAll String other) {
    values.clear();
    values.add(one);
    values.add(other);
    values.add(one);
    boolean same = Fold.fold(one).equals(Fold.fold(other));
    assertThat(values.same(0, 1)).isEqualTo(same);
    assertThat(values.same(0, 2)).isTrue();
    values.drop();
    assertThat(values.size()).isEqualTo(2);
  }

  /* With control characters it would not be taken for text. */
  private static String printed(byte[] some) {
    return new String(some, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", " ");
  }

  private void folded(Event event) {
    values.clear();
    for (int i = 0; i < event.size(); i++) {
      if (Facts.has(event.field(i))) {
        values.add(event, i);
        int last = values.size() - 1;
        byte[] bytes = Arrays.copyOfRange(values.bytes(), values.start(last), values.end(last));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Fold.fold(event.text(i)));
      }
    }
  }
}
