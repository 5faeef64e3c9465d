/// Logs of MySQL and MariaDB whose statements go over several lines: the slow query log and the
/// general query log.
///
/// Enters: whole entries. Leaves: one record per statement. The error log is lines of text and is
/// read as such. May import `event`, `parse.frame`. Start reading at
/// [io.redoubt.parse.mysql.MysqlFormat].
@NullMarked
package io.redoubt.parse.mysql;

import org.jspecify.annotations.NullMarked;
