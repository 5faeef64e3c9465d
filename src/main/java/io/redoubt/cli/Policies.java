package io.redoubt.cli;

import io.redoubt.config.Configuration;
import io.redoubt.config.Settings;
import io.redoubt.redact.RedactionPolicy;

/// Policies as configured.
final class Policies {
  private Policies() {}

  static RedactionPolicy redaction(Configuration configuration) {
    return RedactionPolicy.of(configuration.below(Settings.REDACTION_FIELDS));
  }
}
