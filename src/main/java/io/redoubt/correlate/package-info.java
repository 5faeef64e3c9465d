/// Findings → alerts → incidents, and the state of Sigma correlations. May import `event` and
/// `taxonomy`.
@NullMarked
package io.redoubt.correlate;

import org.jspecify.annotations.NullMarked;
