/// Tests of requests and answers.
@NullMarked
package io.redoubt.notify.http;

import org.jspecify.annotations.NullMarked;
