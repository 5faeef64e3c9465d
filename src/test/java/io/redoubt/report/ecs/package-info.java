/// Tests of the ECS documents.
@NullMarked
package io.redoubt.report.ecs;

import org.jspecify.annotations.NullMarked;
