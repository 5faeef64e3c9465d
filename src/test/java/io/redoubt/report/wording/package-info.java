/// Tests of wording.
@NullMarked
package io.redoubt.report.wording;

import org.jspecify.annotations.NullMarked;
