package io.redoubt.cli;

import io.redoubt.audit.AuditRecord;
import io.redoubt.audit.Rebuild;
import io.redoubt.triage.review.RecordedInputs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes prompt and check of a recorded review again.
final class ReviewRebuild implements Rebuild {
  @Override
  public Optional<byte[]> prompt(AuditRecord verdict, byte[] inputs) {
    return RecordedInputs.of(inputs).flatMap(RecordedInputs::prompt);
  }

  @Override
  public Optional<byte[]> verdict(AuditRecord verdict, byte[] inputs, byte[] response) {
    return RecordedInputs.of(inputs)
        .flatMap(read -> read.checked(new String(response, StandardCharsets.UTF_8)));
  }
}
