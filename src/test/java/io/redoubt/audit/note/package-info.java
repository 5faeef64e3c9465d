@NullMarked
package io.redoubt.audit.note;

import org.jspecify.annotations.NullMarked;
