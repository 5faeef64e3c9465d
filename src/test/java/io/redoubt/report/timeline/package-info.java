/// Tests of timeline.
@NullMarked
package io.redoubt.report.timeline;

import org.jspecify.annotations.NullMarked;
