/// The commands over rules: list, show, lint, test. Folders of rules enter; what was loaded,
/// what was rejected and where, and the outcome of their tests leave.
///
/// May import `detect` and the shared options. Start reading at [RulesListCommand].
@NullMarked
package io.redoubt.cli.rules;

import org.jspecify.annotations.NullMarked;
