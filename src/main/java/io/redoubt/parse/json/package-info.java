/// JSON records: which kind a record is, told from its first keys, and its flattening under the
/// native prefix of that kind; files that are arrays or hold documents of many lines.
///
/// Enters: bytes of a record or of an entry. Leaves: native fields. May import `event` and
/// `parse.frame`. Start reading at [JsonParser], then [JsonKind] and [CloudKinds]. To add a kind,
/// name its keys and its prefix there and write its table in `taxonomy/ecs`.
@NullMarked
package io.redoubt.parse.json;

import org.jspecify.annotations.NullMarked;
