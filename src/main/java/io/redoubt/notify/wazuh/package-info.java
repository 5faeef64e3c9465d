/// What goes back to a Wazuh manager: lines of JSON in a file that it reads.
///
/// Enters: a verdict about an alert of Wazuh. Leaves: one line for each such alert, once. May
/// import `event` only. Start reading at [EnrichmentFile].
@NullMarked
package io.redoubt.notify.wazuh;

import org.jspecify.annotations.NullMarked;
