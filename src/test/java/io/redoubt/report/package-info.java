/// Tests of what people see, and a result of a run made by hand for them.
@NullMarked
package io.redoubt.report;

import org.jspecify.annotations.NullMarked;
