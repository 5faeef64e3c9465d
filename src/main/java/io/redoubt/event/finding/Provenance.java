package io.redoubt.event.finding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a model verdict came from, or why there is none.
///
/// @param backend `ollama`, `llama.cpp`, `vllm` …; empty when none was reached
/// @param serverVersion as the server names it
/// @param model its name
/// @param digest of the model's weights as the server names it; empty when it does not
/// @param qualification `unqualified` until an evaluation on the user's own data says otherwise
/// @param options the options sent, in a fixed order
/// @param promptVersion folder of the prompt texts and the hash of them
/// @param schemaVersion likewise of the answer's schema
/// @param policyVersion of the table that merged
/// @param evidenceHash of the pack
/// @param tier how much was let out: 1 metadata, 2 masked excerpts, 3 raw
/// @param mapId names the pseudonyms of this case; the map itself never leaves
/// @param tokens prompt and answer tokens as the server counted them
/// @param timings milliseconds by phase
/// @param attempt which attempt gave the answer, from 1
/// @param cache `hit` when an earlier answer was reused, `miss` when a model was asked, empty when
///     neither
/// @param reuse whose answer was taken; present exactly when the cache was hit
/// @param auditIndex the entry of the audit log, -1 when none was written
/// @param fallbackReason why a wanted model verdict is absent: present exactly then
/// @param fallbackDetail one line for people, with the remedy; empty without a reason
public record Provenance(
    String backend,
    String serverVersion,
    String model,
    String digest,
    String qualification,
    Map<String, String> options,
    String promptVersion,
    String schemaVersion,
    String policyVersion,
    String evidenceHash,
    int tier,
    String mapId,
    Map<String, Long> tokens,
    Map<String, Long> timings,
    int attempt,
    String cache,
    @Nullable Reuse reuse,
    long auditIndex,
    @Nullable String fallbackReason,
    String fallbackDetail) {

  /// An earlier answer that was taken instead of asking again.
  ///
  /// @param subject id of the alert or incident it was given for
  /// @param time when, RFC 3339
  /// @param auditIndex the entry of that verdict in the audit log, -1 when none was written
  /// @param mapped how many values of its text gave way to those of this evidence
  public record Reuse(String subject, String time, long auditIndex, int mapped) {}

  /// Copies the maps, their order kept.
  public Provenance {
    options = InOrder.of(options);
    tokens = InOrder.of(tokens);
    timings = InOrder.of(timings);
  }

  /// No server answered for a model, for this reason.
  public static Provenance fallback(
      String reason, String detail, String policyVersion, String evidenceHash, int tier) {
    return new Provenance(
        "",
        "",
        "",
        "",
        "unqualified",
        Map.of(),
        "",
        "",
        policyVersion,
        evidenceHash,
        tier,
        "",
        Map.of(),
        Map.of(),
        0,
        "",
        null,
        -1,
        reason,
        detail);
  }
}
