/// The Merkle tree of RFC 9162 §2.1 and its tiles (C2SP tlog-tiles): pure arithmetic over hashes.
///
/// Enters: leaf hashes. Leaves: root hashes, tiles and their paths. Imports nothing. Start reading
/// at [Hasher], then [Edge].
@NullMarked
package io.redoubt.audit.tree;

import org.jspecify.annotations.NullMarked;
