package io.redoubt.detect;

import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.LogEvents;
import io.redoubt.testing.SigmaHq;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegressionCorpusTest {
  @Test
  void everyRuleFiresOnTheEventsItsAuthorRecorded() {
    Path sigma = Corpus.require("sigma");
    Detector detector = new Detector(SigmaHq.rules());
    measure("regression EVTX: its rule fires", ".evtx", 1.0, detector, sigma);
    measure("regression JSON: its rule fires", ".json", 1.0, detector, sigma);
  }

  private static void measure(
      String what, String ending, double floor, Detector detector, Path sigma) {
    List<Path> files =
        Corpus.files(sigma.resolve("regression")).stream()
            .filter(file -> file.toString().endsWith(ending))
            .toList();
    long good = 0;
    for (Path file : files) {
      String id = file.getFileName().toString().replace(ending, "");
      if (fired(detector, file).contains(id)) {
        good++;
      } else {
        Figures.report(what + ": not", file.toString(), "-");
      }
    }
    Figures.atLeast(what, floor, good, files.size());
  }

  private static Set<String> fired(Detector detector, Path file) {
    Set<String> ids = new HashSet<>();
    Matcher matcher = detector.matcher();
    LogEvents.each(
        file,
        event ->
            matcher.match(
                event,
                new FindingSink() {
                  @Override
                  public void finding(Finding finding) {
                    ids.add(finding.rule().id());
                  }

                  @Override
                  public void hit(CorrelationHit hit) {}
                }));
    return ids;
  }
}
