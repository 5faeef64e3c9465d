/// Log-on attempts, told apart from the lines that tell of them: sshd writes up to three lines
/// about one wrong password. Start at [io.redoubt.correlate.attempt.Attempts]. May import
/// `event`.
@NullMarked
package io.redoubt.correlate.attempt;

import org.jspecify.annotations.NullMarked;
