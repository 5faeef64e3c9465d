/// What the service tells of itself, line by line: for people, or as JSON with the names of ECS.
/// Records of `java.util.logging` (where `System.Logger` ends) and the lines that commands print
/// enter; lines without secrets, and without floods of the same, leave. Start at [Telling].
@NullMarked
package io.redoubt.app.log;

import org.jspecify.annotations.NullMarked;
