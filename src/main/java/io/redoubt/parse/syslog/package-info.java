/// The syslog family: RFC 3164 and 5424, what daemons make of them, the journal, and auditd.
///
/// Enters: lines. Leaves: host, program, process id, priority and time as ECS fields, and what the
/// program's message grammar reads in the message. Imports `event`, `parse.frame` and
/// `parse.grammar`. Start reading at [SyslogParser], then [SyslogHeader].
@NullMarked
package io.redoubt.parse.syslog;

import org.jspecify.annotations.NullMarked;
