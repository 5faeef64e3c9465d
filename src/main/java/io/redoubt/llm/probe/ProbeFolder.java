package io.redoubt.llm.probe;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ProbeResult.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was found out about models, one file each, kept for as long as neither the model (by its
/// digest) nor the version of its server changes. Not thread-safe.
public final class ProbeFolder {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  /// A folder that need not exist.
  public ProbeFolder(Path folder) {
    this.folder = folder;
  }

  /// @param at when the model was asked
  public record Kept(ProbeResult result, Instant at) {}

  /// What is known of exactly this model on this server; a model without a digest is never known.
  public Optional<Kept> find(ModelIdentity model) {
    Path file = file(model);
    if (model.digest().isEmpty() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode kept = JSON.readTree(Files.readAllBytes(file));
      List<Finding> findings = new ArrayList<>();
      for (JsonNode one : kept.path("findings")) {
        findings.add(
            new Finding(
                one.path("ability").asString(),
                one.path("good").asBoolean(),
                one.path("detail").asString()));
      }
      Instant at = Instant.parse(kept.path("asked_at").asString());
      return Optional.of(new Kept(new ProbeResult(model, findings), at));
    } catch (IOException | JacksonException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /// Keeps a result.
  ///
  /// @throws IOException when the folder cannot be written
  public void keep(ProbeResult result, Instant at) throws IOException {
    ModelIdentity model = result.model();
    ObjectNode json = JSON.createObjectNode();
    json.put("backend", model.backend());
    json.put("server_version", model.serverVersion());
    json.put("model", model.model());
    json.put("digest", model.digest());
    json.put("asked_at", at.toString());
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : result.findings()) {
      ObjectNode one = findings.addObject();
      one.put("ability", finding.ability());
      one.put("good", finding.good());
      one.put("detail", finding.detail());
    }
    Files.createDirectories(folder);
    Files.write(file(model), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
  }

  private Path file(ModelIdentity model) {
    String name =
        String.join("\n", model.backend(), model.serverVersion(), model.model(), model.digest());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
