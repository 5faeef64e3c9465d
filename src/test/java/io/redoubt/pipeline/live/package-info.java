/// Tests of the pipeline that never ends, over a log in memory.
@NullMarked
package io.redoubt.pipeline.live;

import org.jspecify.annotations.NullMarked;
