/// Tests of the HTML report.
@NullMarked
package io.redoubt.report.html;

import org.jspecify.annotations.NullMarked;
