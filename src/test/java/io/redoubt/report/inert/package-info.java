/// Tests that text is inert.
@NullMarked
package io.redoubt.report.inert;

import org.jspecify.annotations.NullMarked;
