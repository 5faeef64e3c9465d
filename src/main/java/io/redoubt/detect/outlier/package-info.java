/// Texts that are unlike the others of their kind: command lines that are far longer and more
/// mixed than those of the same program, and domains whose names carry data.
///
/// Enters: events, in any order and by many workers. Leaves: findings, each with the numbers that
/// make it one. Only counts and a few events are kept, so that memory is bounded whatever comes.
/// Imports `event`. Start reading at [Outliers].
@NullMarked
package io.redoubt.detect.outlier;

import org.jspecify.annotations.NullMarked;
