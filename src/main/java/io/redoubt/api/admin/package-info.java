/// What those who run the service do over HTTP: rules, sources, the audit log, dead letters. In:
/// calls. Out: answers. What is changed goes on record first. Start reading at
/// {@link io.redoubt.api.admin.AuditApi}.
@NullMarked
package io.redoubt.api.admin;

import org.jspecify.annotations.NullMarked;
