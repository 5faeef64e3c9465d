package io.redoubt.api.compat.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.engine.Floor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static String nothing(String why) {
    return new Reading(Floor.NONE).of(new Closest.Found(List.of(), why));
  }

  @Test
  void whatIsNotIndexedYetIsNotSaidToBeUnknown() {
    assertThat(nothing("2 records that were taken in are not indexed yet."))
        .contains("2 records that were taken in are not indexed yet.")
        .doesNotContain("No record is known");
    assertThat(nothing("")).contains("No record is known that fits the filter.");
  }
}
