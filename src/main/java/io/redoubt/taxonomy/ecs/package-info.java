/// Native fields → ECS fields, as tables: one text file per family of formats, read by a thin
/// reader and compiled on first use.
///
/// Enters: the resource `taxonomy/ecs/<family>.map` (`suricata.map` for `suricata.eve`). Leaves: a
/// [Mapping], which the normalizer applies to events. Start reading at [Mappings], then any `.map`
/// file. The language, a line a statement, `#` begins a comment, indentation makes blocks:
///
/// ```
/// table level                      # a table of values; ranges of whole numbers may be used
///   0..3 = informational
///   high urgent = high
///   otherwise = medium
///
/// for suricata.eve under suricata.eve       # which formats, and the prefix of the native names
/// for zeek under @                          # a family; `@` is the format's own id (zeek.conn)
/// src_ip -> source.ip                       # copies every value, if no source.ip is there yet
/// alert.rev +> tags                         # copies even if the target is there
/// dest_port -> destination.port number      # … through a conversion, see Conversion
/// xff -> client.ip first                    # only the first value of a repeated field
/// level -> rule.level by level              # through a table
/// timestamp -> @timestamp iso               # the time of the event, by a TimeShape
/// set event.module suricata                 # a constant, unless the target is there
/// add event.category network web            # constants, beside what is there
/// when event_type = dns mdns                # one of these values (letter case does not count,
///   set network.protocol dns                #   `*` at either end stands for anything)
///   when no dns.rcode and flow              # absent; present; `!=` is "present and none of these"
///     set event.type protocol
/// otherwise                                 # when the `when` just above did not hold
///   set event.type info
/// when /source.ip = 10.*                    # a leading slash: an absolute name, also ECS fields
/// ```
///
/// Statements run in order, so earlier lines win. For `a.b.c` the sections for `a.b.c` run first,
/// then those for `a.b`, then `a`. Values that are empty or `-` are never copied. Quotes keep
/// blanks. Letter case in native names does not count. May import `event` only.
@NullMarked
package io.redoubt.taxonomy.ecs;

import org.jspecify.annotations.NullMarked;
