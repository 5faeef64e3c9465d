package io.redoubt.triage.review;

import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.RedactionMap;
import io.redoubt.triage.trace.Trace;

/// All that a recorded review rests on: with the answers, enough to make it again to the byte.
///
/// @param trace what was asked about, drawn and exchanged
/// @param answer the answer that was taken from another review, as it reads for this evidence;
///     empty when the model was asked
/// @param verdict what came of it
/// @param review the model's part
/// @param map the stand-ins, for the holder
public record ReviewRecord(
    Trace trace, String answer, Verdict verdict, Review review, RedactionMap map) {}
