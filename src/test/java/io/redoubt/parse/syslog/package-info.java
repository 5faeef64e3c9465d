/// Tests of the syslog family.
@NullMarked
package io.redoubt.parse.syslog;

import org.jspecify.annotations.NullMarked;
