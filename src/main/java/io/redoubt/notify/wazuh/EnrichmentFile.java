package io.redoubt.notify.wazuh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The file that a Wazuh manager reads as `localfile` of the format `json`: one line for each of
/// its alerts that something is said about, once by id, manager and agent, also after a restart
/// as far as the last megabyte of the file tells. A line is appended in one write. Not thread-safe.
public final class EnrichmentFile {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int REMEMBERED = 100_000;
  private static final int LOOKED_BACK = 1 << 20;
  private static final int LONGEST = 4_000;

  private final Path file;
  private final InstantSource clock;
  private final SequencedSet<String> said = new LinkedHashSet<>();
  private boolean looked;

  /// @param file is made when the first line is written; its folder too
  public EnrichmentFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /// Appends a line unless there is one for this alert.
  ///
  /// @return whether it was written
  /// @throws IOException when it cannot be written; it may be tried again
  public boolean say(WazuhAlert alert, Words words) throws IOException {
    lookBack();
    if (said.contains(alert.key())) {
      return false;
    }
    append(line(alert, words));
    remember(alert.key());
    return true;
  }

  private void remember(String key) {
    said.add(key);
    if (said.size() > REMEMBERED) {
      said.removeFirst();
    }
  }

  private byte[] line(WazuhAlert alert, Words words) {
    Map<String, Object> llm = new LinkedHashMap<>();
    llm.put("summary", cut(words.summary()));
    llm.put("confidence", Math.round(words.confidence() * 100) / 100.0);
    llm.put("next_step", cut(words.nextStep()));
    llm.put("severity", words.severity());
    llm.put("engine", words.engine());
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("id", alert.agent());
    agent.put("name", alert.agentName());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("integration", "redoubt");
    line.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("wazuh_alert_id", alert.id());
    line.put("wazuh_rule_id", alert.rule());
    line.put("wazuh_level", alert.level());
    line.put("manager", alert.manager());
    line.put("agent", agent);
    line.put("redoubt_alert", words.alert());
    line.put("llm", llm);
    return (JSON.writeValueAsString(line) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '…';
  }

  private void append(byte[] line) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer left = ByteBuffer.wrap(line);
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
  }

  private void lookBack() throws IOException {
    if (looked) {
      return;
    }
    looked = true;
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (FileChannel in = FileChannel.open(file)) {
      long from = Math.max(0, in.size() - LOOKED_BACK);
      ByteBuffer end = ByteBuffer.allocate((int) (in.size() - from));
      int read = 0;
      while (read >= 0 && end.hasRemaining()) {
        read = in.read(end, from + end.position());
      }
      new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
          .lines()
          .forEach(this::recall);
    }
  }

  private void recall(String line) {
    try {
      JsonNode said = JSON.readTree(line);
      String id = said.path("wazuh_alert_id").asString("");
      if (!id.isEmpty()) {
        String manager = said.path("manager").asString("");
        String agent = said.path("agent").path("id").asString("");
        remember(new WazuhAlert(id, manager, agent, "", "", 0).key());
      }
    } catch (JacksonException cut) {
      // The first line of the part that is looked at may be cut.
    }
  }
}
