/// Where Sigma's log sources and field names are found in our events, as two tables of text.
///
/// Enters: the `logsource` of a rule and the field names in it. Leaves: [Scope]s (formats and
/// conditions) and [FieldPath]s. Start reading at [SigmaTaxonomy] and at the tables themselves,
/// `taxonomy/sigma/logsources.map` and `taxonomy/sigma/fields.map`. Source: the taxonomy appendix
/// of the Sigma specification 2.1. May import `event`.
@NullMarked
package io.redoubt.taxonomy.sigma;

import org.jspecify.annotations.NullMarked;
