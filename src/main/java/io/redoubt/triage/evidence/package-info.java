/// How a line of evidence is written: our own words, and the values of records marked as such. May
/// import `event`.
///
/// [Line] is a computed line in the making, [RawLines] a record as it was logged, [Say] the
/// spelling of numbers, times and names that evidence and sentences share.
@NullMarked
package io.redoubt.triage.evidence;

import org.jspecify.annotations.NullMarked;
