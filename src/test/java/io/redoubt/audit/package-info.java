@org.jspecify.annotations.NullMarked
package io.redoubt.audit;
