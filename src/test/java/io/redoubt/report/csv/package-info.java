/// Tests of csv.
@NullMarked
package io.redoubt.report.csv;

import org.jspecify.annotations.NullMarked;
