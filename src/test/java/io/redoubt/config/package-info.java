@NullMarked
package io.redoubt.config;

import org.jspecify.annotations.NullMarked;
