package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenSshCorpusTest {
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  @Test
  void findsTheSourceOfEverySshdLineThatNamesOne() throws IOException {
    byte[] log = Files.readAllBytes(Corpus.require("loghub-2k/OpenSSH/OpenSSH_2k.log"));
    List<Event> events = Parsing.events("OpenSSH_2k.log", log);
    int of = 0;
    int good = 0;
    int understood = 0;
    for (Event event : events) {
      understood += event.has(Ecs.EVENT_CATEGORY) ? 1 : 0;
      Matcher address = ADDRESS.matcher(event.text(Ecs.MESSAGE) + "");
      if (address.find()) {
        of++;
        good += address.group().equals(event.text(Ecs.SOURCE_IP)) ? 1 : 0;
      }
    }
    Figures.atLeast("source IP on sshd lines that contain one", 0.99, good, of);
    Figures.atLeast("sshd lines that a grammar understands", 0.98, understood, events.size());
  }
}
