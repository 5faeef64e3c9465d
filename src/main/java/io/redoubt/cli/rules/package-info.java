/// The commands over rules: list, show, lint, test, coverage. Folders of rules enter; what was
/// loaded, what was rejected and where, the outcome of their tests and what of ATT&CK they reach
/// leave.
///
/// May import `detect` and the shared options. Start reading at [RulesListCommand].
@NullMarked
package io.redoubt.cli.rules;

import org.jspecify.annotations.NullMarked;
