/// The command that shows what a model would see of a file.
///
/// May import `redact`, `pipeline` and the shared options. Start at [RedactPreviewCommand].
@NullMarked
package io.redoubt.cli.redact;

import org.jspecify.annotations.NullMarked;
