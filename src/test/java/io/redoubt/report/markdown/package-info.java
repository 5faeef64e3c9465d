/// Tests of markdown.
@NullMarked
package io.redoubt.report.markdown;

import org.jspecify.annotations.NullMarked;
