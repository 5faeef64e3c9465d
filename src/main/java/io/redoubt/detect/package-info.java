/// Rules → findings. Enters: events. Leaves: [io.redoubt.event.finding.Finding]s, and hits for
/// correlations. Start reading at [Detector], then [Matcher]; the rule language is in
/// [io.redoubt.detect.sigma], other products' alerts in [io.redoubt.detect.vendor]. May import
/// `event` and `taxonomy`.
@NullMarked
package io.redoubt.detect;

import org.jspecify.annotations.NullMarked;
