/// Evidence packs and the deterministic analyst: alert → verdict. May import `event`, `taxonomy`.
@NullMarked
package io.redoubt.triage;

import org.jspecify.annotations.NullMarked;
