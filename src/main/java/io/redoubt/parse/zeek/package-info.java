/// Zeek logs, tab-separated and JSON: the same native fields `zeek.<log>.<field>` from both.
///
/// May import `event`, `parse.frame` and `parse.json`. Start reading at [ZeekLogs], then
/// [ZeekTsv].
@NullMarked
package io.redoubt.parse.zeek;

import org.jspecify.annotations.NullMarked;
