@NullMarked
package io.redoubt.parse.mysql;

import org.jspecify.annotations.NullMarked;
