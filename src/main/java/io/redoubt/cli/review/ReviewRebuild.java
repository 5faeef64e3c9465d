package io.redoubt.cli.review;

import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.replay.Rebuild;
import io.redoubt.triage.review.Answers;
import io.redoubt.triage.review.Remade;
import io.redoubt.triage.review.Replayer;
import io.redoubt.triage.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes prompts, check, policy and verdict of a recorded review again. Not thread-safe.
public final class ReviewRebuild implements Rebuild {
  private final Replayer replayer = new Replayer();

  @Override
  public Made make(AuditRecord verdict, byte[] inputs, Stored stored) {
    return Trace.of(inputs).map(trace -> make(verdict, trace, stored)).orElse(Made.NOTHING);
  }

  private Made make(AuditRecord verdict, Trace trace, Stored stored) {
    Remade remade = replayer.remake(trace, new Recorded(verdict.index(), stored));
    Map<Long, byte[]> prompts = new LinkedHashMap<>();
    remade.prompts().forEach((entry, text) -> prompts.put(entry, bytes(text)));
    return new Made(
        prompts,
        Optional.empty(),
        remade.verdict().map(again -> AuditedReviews.json(again, trace)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The answers as the log holds them.
  private record Recorded(long verdict, Stored stored) implements Answers {
    @Override
    public Optional<String> answer(long entry) {
      return stored.payload(entry, Payload.RESPONSE).map(Recorded::text);
    }

    @Override
    public Optional<String> reused() {
      return answer(verdict);
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
