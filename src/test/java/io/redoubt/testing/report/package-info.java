/// A result of a run made by hand, for tests of what people see.
@NullMarked
package io.redoubt.testing.report;

import org.jspecify.annotations.NullMarked;
