/// Models for tests of what may become of an answer: an honest one, an obedient one that does
/// whatever its evidence tells it, and a worst-case one that always says what an attacker wants.
@NullMarked
package io.redoubt.testing.minds;

import org.jspecify.annotations.NullMarked;
