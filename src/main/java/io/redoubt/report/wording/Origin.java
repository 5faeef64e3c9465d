package io.redoubt.report.wording;

import java.time.Instant;

/// Who wrote a report, when and how.
///
/// @param version of Redoubt, as `--version` prints it
/// @param created when the report was written
/// @param command the command line that led to it, for people to repeat; may be empty
public record Origin(String version, Instant created, String command) {}
