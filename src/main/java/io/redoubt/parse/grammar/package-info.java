/// Message grammars: what the programs of a Unix system say, as readable resource files
/// (`/grammar/sshd.grammar` …), compiled once to a matcher over bytes.
///
/// Enters: the message part of a record and the program's name. Leaves: ECS fields as spans, and
/// the section's constants. Imports `event` and `parse.frame`. Start reading at [Grammars], then
/// [Grammar] (dispatch) and [MessagePattern] (matching). A grammar file has these lines:
///
/// - `# …` and empty lines: comments.
/// - `programs a b`: the names of the programs, `*` at the end for any rest.
/// - `head pattern`: what may stand before a message and is captured: the patterns then fit what is
///   behind it. A space at the end of the line counts.
/// - `include name`: also tries the patterns of another grammar, after the own ones.
/// - `drop-prefix "error: " "fatal: "`, `drop-suffix " [preauth]"`: texts cut off first, if there.
/// - `pairs name KEY=type:field …`: what keys mean, for the capture `<pairs:name>`.
/// - `[action] field=value field=a,b`: begins a section: constants that its patterns set. `action`
///   becomes `event.action` (`[]`: none); `kind`, `category`, `type`, `outcome`, `reason` stand for
///   `event.…`.
/// - everything else is a pattern: literal text with captures `<type:field>` or `<type>`, and
///   choices `{a|b}`, where `{a|}` is optional. `\` takes the next character literally.
///
/// A pattern must fit the whole message (white space at the end aside); the first that fits wins,
/// in file order. Capture types: `ip` (IPv4 or IPv6, `::ffff:` dropped), `address` (an IP, or a
/// host name: `<address:source>` sets `source.ip`, or `source.domain` and `.address`), `number`,
/// `word` (no white space, not empty), `value` (no white space, may be empty), `text` (anything;
/// ends at the *last* place where the rest fits), `lazy` (anything; ends at the *first*), `rest`
/// (anything to the end). What an attacker may fill in freely is `text` where the daemon writes
/// its own words behind it, so that a user name cannot forge the address: `from 1.2.3.4` inside
/// the name loses against the daemon's own `from`.
@NullMarked
package io.redoubt.parse.grammar;

import org.jspecify.annotations.NullMarked;
