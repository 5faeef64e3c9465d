/// Finds out what a model may be trusted with: cases whose right answer is known by how they were
/// made, put to it as alerts are. May import what `triage` may.
///
/// A number of a [Trials] enters, its logs leave; a [Trial] for each answer enters the
/// [ReportCard], a level leaves. The card is kept as a [Proof], which holds for one model under
/// one set of rules.
@NullMarked
package io.redoubt.triage.qualify;

import org.jspecify.annotations.NullMarked;
