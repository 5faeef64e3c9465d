package io.redoubt.event.context;

import org.jspecify.annotations.Nullable;

/// The answer in the eleven fields that the reference's `analyze-context` gives: always filled by
/// code from the verdict, never by a model.
///
/// @param attackClassification `reconnaissance`, `credential_access`, `initial_access`,
///     `lateral_movement`, `command_and_control`, `benign` or `unknown`
/// @param falsePositiveLikelihood 0 (certain threat) to 1
/// @param riskScore 0 to 100; the band is that of the severity
/// @param reason the summary; not empty
/// @param fallbackUsed whether a model was wanted and its words are absent
/// @param modelUsed its name; `none` when none took part
/// @param provider the kind of server, or `redoubt` when code alone answered
/// @param rawParseSuccess whether an answer of a model could be read
/// @param parseStrategy `direct` when it could; null otherwise
/// @param ollamaError why the words of a model are absent; null when they are not, or not wanted
/// @param requestId id of the answer: the same question on the same data has the same
public record Assessment(
    String attackClassification,
    double falsePositiveLikelihood,
    int riskScore,
    String reason,
    boolean fallbackUsed,
    String modelUsed,
    String provider,
    boolean rawParseSuccess,
    @Nullable String parseStrategy,
    @Nullable String ollamaError,
    String requestId) {}
