package io.redoubt.cli.review;

import io.redoubt.llm.ModelIdentity;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Who was asked under which rules in the last run: what differs now goes on record as an act of
/// administration. When the file is lost, all of it goes on record once more.
///
/// @param file name → value
record Standing(Path file) {

  /// Records what changed, then remembers it.
  void changes(Map<String, String> now, AuditedReviews reviews, ModelIdentity identity) {
    Properties before = read();
    boolean changed = false;
    for (Map.Entry<String, String> entry : new TreeMap<>(now).entrySet()) {
      String name = entry.getKey();
      String was = before.getProperty(name, "");
      if (!was.equals(entry.getValue())) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("from", was);
        details.put("to", entry.getValue());
        changed |= reviews.administer(act(name, was, entry.getValue()), details);
        if (name.equals("model")) {
          reviews.identified(identity);
        }
      }
    }
    if (changed) {
      write(now);
    }
  }

  /* The same name with another digest is another model. */
  private static String act(String name, String was, String is) {
    boolean same = was.split(" ", 2)[0].equals(is.split(" ", 2)[0]);
    return name + (was.isEmpty() || (name.equals("model") && !same) ? "_chosen" : "_changed");
  }

  private Properties read() {
    Properties known = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      known.load(reader);
    } catch (IOException | IllegalArgumentException none) {
      known.clear();
    }
    return known;
  }

  private void write(Map<String, String> now) {
    Properties all = new Properties();
    now.forEach(all::setProperty);
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      all.store(writer, null);
    } catch (IOException full) {
      // The next run records it once more.
      return;
    }
  }
}
