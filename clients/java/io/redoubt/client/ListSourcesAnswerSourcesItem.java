// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ListSourcesAnswerSourcesItem.
///
/// @param kind http, hec, bulk, loki, otlp, gelf-http, wazuh, compat, syslog-udp, syslog-tcp,
///     syslog-tls, gelf-udp, gelf-tcp or file.
/// @param name Address, path or name of the key. May be null.
/// @param records Committed.
/// @param bytes Of these.
/// @param repeated Sent again and known.
/// @param unparsed Kept but not what they were declared to be.
/// @param refused (always there)
/// @param first (always there)
/// @param last When records were last committed. May be null.
/// @param silentSeconds (always there)
public record ListSourcesAnswerSourcesItem(
    String kind,
    String name,
    long records,
    long bytes,
    long repeated,
    long unparsed,
    long refused,
    String first,
    String last,
    long silentSeconds) {}
