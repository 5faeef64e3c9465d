/// Logs of network firewalls that have a shape of their own (those in syslog's words, such as
/// Cisco's, pfSense's and the kernel's, have grammars).
///
/// Enters: lines, bare or as messages of syslog. Leaves: native fields as spans; what they mean in
/// ECS stands in `taxonomy/ecs/fortinet.map` and `panw.map`. May import `event`, `parse.frame`,
/// `parse.text`. Start reading at [io.redoubt.parse.firewall.FortigateParser].
@NullMarked
package io.redoubt.parse.firewall;

import org.jspecify.annotations.NullMarked;
