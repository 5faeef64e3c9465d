/// Text alerts of network intrusion detection: `fast.log` of Suricata and Snort.
///
/// May import `event` and `parse.frame`. Start reading at [FastLog].
@NullMarked
package io.redoubt.parse.ids;

import org.jspecify.annotations.NullMarked;
