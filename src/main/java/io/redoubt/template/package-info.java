/// Template miner: a message in, the constant part of it out. May import `event`.
@NullMarked
package io.redoubt.template;

import org.jspecify.annotations.NullMarked;
