/// What may leave of an alert.
///
/// Enters: an alert as it is filed, and the tier of a channel. Leaves: a [Brief], every text of
/// which went through redaction. Start reading at [Brief], then [BriefMaker].
@NullMarked
package io.redoubt.notify.brief;

import org.jspecify.annotations.NullMarked;
