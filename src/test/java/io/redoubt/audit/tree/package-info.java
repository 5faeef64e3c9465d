@NullMarked
package io.redoubt.audit.tree;

import org.jspecify.annotations.NullMarked;
