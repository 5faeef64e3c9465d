/// Alerts of other products → findings. Enters: events. Leaves: at most one
/// [io.redoubt.event.finding.Finding] each, with the severity and the ATT&CK names that the record
/// carries. Start reading at [VendorAlerts]; one class per product. May import `event` and
/// `taxonomy`.
@NullMarked
package io.redoubt.detect.vendor;

import org.jspecify.annotations.NullMarked;
