/// Records of sensors become events as the reference system's engine takes them, and go to such an
/// engine: Redoubt's own or another. In: lines of JSON, of Suricata's EVE or of Zeek's logs. Out:
/// answers of the engine. Imports nothing of Redoubt. Start at [Batch]; [EngineClient] is of use
/// alone.
@NullMarked
package io.redoubt.ingest.relay;

import org.jspecify.annotations.NullMarked;
