// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.Map;

/// What became of one input, skipped ones included.
///
/// @param path As given; in a folder, folder as given + `/` + relative path; in an archive,
///     `archive!entry`.
/// @param format The format of most records; null when skipped. May be null.
/// @param bytes Decompressed bytes read.
/// @param events (always there)
/// @param unparsed Records kept as text or understood in part.
/// @param skipped Why nothing was read. May be null.
/// @param partial Cut short or damaged.
/// @param sha256 May be null.
/// @param note May be null.
/// @param formats (always there)
public record Input(
    String path,
    String format,
    long bytes,
    long events,
    long unparsed,
    String skipped,
    boolean partial,
    String sha256,
    String note,
    Map<String, Long> formats) {}
