/// Texts that are unlike the others of their kind: command lines that are far longer and more
/// mixed than those of the same program, and domains whose names carry data.
///
/// In: events, in any order and by many workers. Out: findings, each with the numbers that make it
/// one. Only counts and a few events are kept, so that memory is bounded whatever comes. Start
/// reading at {@link io.redoubt.detect.outlier.Outliers}.
@NullMarked
package io.redoubt.detect.outlier;

import org.jspecify.annotations.NullMarked;
