/// The commands that read logs once and answer: `analyze`, `detect`, `parse`, `context`. Paths
/// enter; a summary, reports and an exit code leave.
///
/// May import everything but `api`, `app` and other commands. Start reading at [AnalyzeCommand].
@NullMarked
package io.redoubt.cli.analysis;

import org.jspecify.annotations.NullMarked;
