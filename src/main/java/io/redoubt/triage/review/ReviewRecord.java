package io.redoubt.triage.review;

import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.RedactionMap;

/// All that a recorded review rests on: enough to build its prompt again to the byte.
///
/// @param inputs of the prompt
/// @param checked what the check made of the answer; empty when there was none
/// @param verdict what came of it
/// @param review the model's part; its exchange holds prompt and answer
/// @param map the stand-ins, for the holder
public record ReviewRecord(
    RecordedInputs inputs, String checked, Verdict verdict, Review review, RedactionMap map) {

  /// The prompt as it is hashed: role and text of each message, each followed by a zero byte; empty
  /// when nothing was sent.
  public String promptText() {
    Review.Exchange exchange = review.exchange();
    return exchange == null ? "" : Sources.promptText(exchange.messages());
  }
}
