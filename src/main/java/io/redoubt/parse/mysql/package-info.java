/// Logs of MySQL and MariaDB: the slow and the general query log, whose statements go over several
/// lines, and the error log.
///
/// Enters: whole entries; of the error log, lines. Leaves: one record per statement or line. May
/// import `event`, `parse.frame`, `parse.text`. Start reading at
/// [io.redoubt.parse.mysql.MysqlFormat].
@NullMarked
package io.redoubt.parse.mysql;

import org.jspecify.annotations.NullMarked;
