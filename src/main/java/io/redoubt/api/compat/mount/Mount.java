package io.redoubt.api.compat.mount;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Responder;
import io.redoubt.api.door.Door;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.ApiKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes operations of a part of the reference's wire. Immutable.
///
/// @param name of the part, a word
/// @param responder answers
/// @param errors how the part says what went wrong before it saw the request
/// @param limit the largest body, in bytes
/// @param headers of every answer, see [Surface]
public record Mount(
    String name,
    Responder responder,
    Surface.Errors errors,
    int limit,
    Map<String, String> headers) {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String TYPE = "Content-Type";

  /// Beside other surfaces, on these paths alone.
  public Surface at(List<String> paths) {
    List<Operation> operations = new ArrayList<>();
    paths.forEach(path -> METHODS.forEach(method -> operations.add(operation(method, path))));
    return new Surface(name, operations, errors, headers);
  }

  /// Alone on a port: every path is this part's.
  public Surface alone() {
    return at(List.of("/{rest*}"));
  }

  private Operation operation(String method, String path) {
    String id = name + path.replace('/', '-').replace("{rest*}", "any");
    return new Operation(id, method, path, new Access.Own(), limit, this::handle);
  }

  private Reply handle(Call call) {
    Set<String> scopes = call.peer().key().map(ApiKey::scopes).orElse(Set.of());
    boolean local = call.peer().loopback() && Door.sameOrigin(call.headers());
    Inbound.Peer peer = new Inbound.Peer(call.peer().address(), local, scopes);
    Outbound answer =
        responder.answer(
            new Inbound(
                call.method(), call.path(), call.query(), call.headers(), peer, call.body()));
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    String type = headers.getOrDefault(TYPE, "");
    headers.remove(TYPE);
    return new Reply(answer.status(), type, headers, answer.body());
  }
}
