@NullMarked
package io.redoubt.triage.recall;

import org.jspecify.annotations.NullMarked;
