// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// AskAnswer.
///
/// @param question (always there)
/// @param summary A few sentences; references to `evidence` in brackets.
/// @param threatLevel That of the gravest alert that concerns it; always by code. One of
///     `low`, `medium`, `high`, `critical`.
/// @param keyFindings (always there)
/// @param recommendations (always there)
/// @param confidence How sure code is that this answers the question.
/// @param citations Ids of events that it rests on.
/// @param engine One of `deterministic`, `merged`, `model`.
/// @param explanation Why nothing was found. May be null.
/// @param understood (always there)
/// @param lookedUp What was counted, by topic.
/// @param evidence (always there)
/// @param model (always there)
public record AskAnswer(
    String question,
    String summary,
    String threatLevel,
    List<String> keyFindings,
    List<String> recommendations,
    double confidence,
    List<String> citations,
    String engine,
    String explanation,
    AskAnswerUnderstood understood,
    List<AskAnswerLookedUpItem> lookedUp,
    List<AskAnswerEvidenceItem> evidence,
    AskAnswerModel model) {}
