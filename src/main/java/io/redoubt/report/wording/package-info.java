/// How numbers, times and names read in every rendering, and how wide text is on a terminal. Start
/// at [Words]. Imports `event`.
@NullMarked
package io.redoubt.report.wording;

import org.jspecify.annotations.NullMarked;
