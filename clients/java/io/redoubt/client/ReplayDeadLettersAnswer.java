// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ReplayDeadLettersAnswer.
///
/// @param replayed (always there)
/// @param gone Of records that are kept no longer.
/// @param skipped Those of no single record.
public record ReplayDeadLettersAnswer(long replayed, long gone, long skipped) {}
