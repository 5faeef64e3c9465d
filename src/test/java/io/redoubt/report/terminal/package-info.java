/// Tests of what people read on a terminal.
@NullMarked
package io.redoubt.report.terminal;

import org.jspecify.annotations.NullMarked;
