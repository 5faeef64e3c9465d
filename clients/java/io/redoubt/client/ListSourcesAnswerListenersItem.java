// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ListSourcesAnswerListenersItem.
///
/// @param kind (always there)
/// @param name Such as syslog-udp=127.0.0.1:5514.
/// @param received (always there)
/// @param accepted (always there)
/// @param joined Lines that became part of an earlier record.
/// @param refused Given up while stopping.
/// @param dropped Datagrams without room.
/// @param kernelDropped Dropped by the kernel before they were seen.
/// @param bytes (always there)
/// @param connections Open now.
/// @param turnedAway Connections not let in.
public record ListSourcesAnswerListenersItem(
    String kind,
    String name,
    long received,
    long accepted,
    long joined,
    long refused,
    long dropped,
    long kernelDropped,
    long bytes,
    long connections,
    long turnedAway) {}
