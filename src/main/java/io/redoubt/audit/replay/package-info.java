/// Makes the question of a recorded verdict again from what was recorded, and says what differs.
///
/// Enters: a recorded entry with its payloads, and who can build prompts ([Rebuild]). Leaves:
/// [Difference]s, none when all bytes are equal. Imports `entry` and the log's reader. Start
/// reading at [Replay].
@NullMarked
package io.redoubt.audit.replay;

import org.jspecify.annotations.NullMarked;
