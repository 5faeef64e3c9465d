/// Listeners of the network: syslog over UDP, TCP and TLS, GELF over UDP and TCP.
///
/// Enters: bytes of strangers. Leaves: whole records with the address of their sender, handed to an
/// [io.redoubt.event.port.Intake]; when that takes nothing, streams are read no further (their
/// window closes) and datagrams are dropped and counted. May import `event` only. Start reading at
/// [Listeners]; then [Connection] (streams) and [DatagramListener], [Lanes] (datagrams).
@NullMarked
package io.redoubt.ingest.net;

import org.jspecify.annotations.NullMarked;
