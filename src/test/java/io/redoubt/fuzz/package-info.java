/// What is fuzzed, and what must hold for any bytes. `bench/fuzz` drives the targets with Jazzer;
/// the gate runs each over the kept findings and over its seeds, changed a little.
@NullMarked
package io.redoubt.fuzz;

import org.jspecify.annotations.NullMarked;
