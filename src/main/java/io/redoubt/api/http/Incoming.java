package io.redoubt.api.http;

import io.helidon.http.Header;
import io.helidon.webserver.http.ServerRequest;
import io.redoubt.api.wire.Call;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// What the head of a request says.
///
/// @param headers by name in lower case; repeated ones joined by a comma, as HTTP reads them
/// @param id the client's own `X-Request-ID` where it has a plain one, otherwise a new one
record Incoming(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String id) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  static Incoming of(ServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), header.values());
    }
    String given = headers.getOrDefault("x-request-id", "");
    String id = PLAIN.matcher(given).matches() ? given : fresh();
    var prologue = request.prologue();
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (prologue.hasQuery()) {
      prologue.query().names().forEach(name -> query.put(name, prologue.query().all(name)));
    }
    return new Incoming(prologue.method().text(), prologue.uriPath().path(), query, headers, id);
  }

  private static String fresh() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  Call call(Map<String, String> parts, byte[] body, Call.Peer peer) {
    return new Call(method, path, parts, query, headers, body, peer, id);
  }
}
