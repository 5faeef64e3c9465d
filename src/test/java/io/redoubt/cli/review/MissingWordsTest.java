package io.redoubt.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.FailureReason;
import org.junit.jupiter.api.Test;

class MissingWordsTest {
  private final MissingWords missing = new MissingWords();

  @Test
  void nothingIsSaidWhereNothingIsMissing() {
    assertThat(missing.told()).isEmpty();
  }

  /// What opened the breaker is what can be helped.
  @Test
  void theRemedyIsThatOfWhatFailedAndNotOfTheBreakerThatFollowed() {
    missing.add("breaker_open");
    missing.add("deadline");
    missing.add("breaker_open");
    assertThat(missing.told())
        .isEqualTo(
            " Without words because of breaker_open (2), deadline (1). "
                + FailureReason.DEADLINE.remedy());
  }

  @Test
  void aReasonThatIsNoFailureOfAServerIsNamedWithoutARemedy() {
    missing.add("ungrounded");
    assertThat(missing.told()).isEqualTo(" Without words because of ungrounded (1).");
  }
}
