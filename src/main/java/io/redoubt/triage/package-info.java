/// Evidence packs and the deterministic analyst: alert group → alert with its verdict. May import
/// `event`, `taxonomy`.
///
/// Start at [Triage]. [EvidenceCollector] numbers what is known, [Scorecard] and [SeverityPolicy]
/// decide by tables, [Narrator], [Playbook] and [Gaps] put it into words. Every number, time,
/// address and name in a sentence stands in the evidence lines that the sentence cites.
@NullMarked
package io.redoubt.triage;

import org.jspecify.annotations.NullMarked;
