package io.redoubt.llm.roster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the pin is kept over restarts: a small file of JSON that is replaced as a whole.
///
/// @param file the file, in a folder that need not exist
public record PinFile(Path file) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The pin; empty when there is none; [Pin#UNREADABLE] when it cannot be read.
  public Optional<Pin> read() {
    try {
      JsonNode kept = JSON.readTree(Files.readAllBytes(file));
      Pin pin =
          new Pin(
              kept.path("model").asString(""),
              kept.path("digest").asString(""),
              kept.path("actor").asString(""),
              Instant.parse(kept.path("at").asString("")));
      return Optional.of(pin.readable() ? pin : Pin.UNREADABLE);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | JacksonException | DateTimeParseException damaged) {
      return Optional.of(Pin.UNREADABLE);
    }
  }

  /// Keeps a pin in place of another; returns when it is on disk.
  ///
  /// @throws IOException when the folder cannot be written; then the one before stands
  public void keep(Pin pin) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no place for a file.");
    }
    Files.createDirectories(folder);
    Path fresh = folder.resolve(file.getFileName() + ".new");
    byte[] text =
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("model", pin.model())
                .put("digest", pin.digest())
                .put("actor", pin.actor())
                .put("at", pin.at().toString()));
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Takes the pin away.
  ///
  /// @throws IOException when it cannot be removed; then it stands
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
