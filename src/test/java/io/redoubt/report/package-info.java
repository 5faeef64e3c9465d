/// Tests of what people see.
@NullMarked
package io.redoubt.report;

import org.jspecify.annotations.NullMarked;
