package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/openapi.json`: the contract, which is written by hand as YAML and travels with the
/// program.
public final class ContractApi {
  private static final String FILE = "/api/openapi.yaml";

  private final AtomicReference<byte @Nullable []> json = new AtomicReference<>();

  /// Reads it when it is first asked for.
  public ContractApi() {}

  /// Its operation.
  public List<Operation> operations() {
    return List.of(
        Operation.get(
            "contract", "/api/v1/openapi.json", Access.PUBLIC, _ -> Reply.json(200, contract())));
  }

  private byte[] contract() {
    byte[] known = json.get();
    if (known == null) {
      known = read();
      json.set(known);
    }
    return known;
  }

  private static byte[] read() {
    try (InputStream yaml = ContractApi.class.getResourceAsStream(FILE)) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
      return JsonMapper.shared().writeValueAsBytes(tree);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
