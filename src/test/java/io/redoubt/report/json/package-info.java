/// Tests of the JSON shapes against the published contract.
@NullMarked
package io.redoubt.report.json;

import org.jspecify.annotations.NullMarked;
