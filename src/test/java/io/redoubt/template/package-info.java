@NullMarked
package io.redoubt.template;

import org.jspecify.annotations.NullMarked;
