/// Campaigns against the whole service: kills, failing system calls, damage, full disks, too much
/// load. Each has a small number of rounds in the gate and a property for more
/// (`docs/reliability.md`).
@NullMarked
package io.redoubt.reliability;

import org.jspecify.annotations.NullMarked;
