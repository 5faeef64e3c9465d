package io.redoubt.triage.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Evidence;
import io.redoubt.testing.Contexts;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.OwnWords;
import io.redoubt.verify.ground.Grounding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What code says of an entity passes the check that models must pass.
class ContextGroundingTest {
  private static final int OF_A_KIND = 6;

  @ParameterizedTest
  @ValueSource(strings = {"samples/incident", "samples/quiet"})
  void everySentenceAboutAnEntityStandsInTheSamples(String folder) {
    assertThat(check(Path.of(folder))).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evtx/attack-samples/Discovery",
        "crowdsec/auditd-base64-exec",
        "crowdsec/bitwarden-bf",
        "cloudtrail/stratus",
        "suricata/eve",
        "zeek/wrccdc-2018/zeek-default/ssh.log.gz"
      })
  void everySentenceAboutAnEntityStandsInTheCorpus(String part) {
    Path path = Corpus.require(part);
    Figures.report("entities whose answers pass: " + part, check(path) + "", "all");
  }

  @Test
  void theSameInputGivesTheSameAnswer() {
    Entity web = entity("host:web01");
    assertThat(Contexts.of(Path.of("samples/incident")).context(web))
        .isEqualTo(Contexts.of(Path.of("samples/incident")).context(web));
  }

  private static int check(Path path) {
    Contexts contexts = Contexts.of(path);
    List<String> faults = new ArrayList<>();
    Set<Entity> entities = contexts.entities(OF_A_KIND);
    for (Entity entity : entities) {
      EntityContext context = contexts.context(entity);
      Grounding grounding = OwnWords.grounding(context.verdict(), context.evidence());
      if (grounding.precision() < 1
          || grounding.miscited() > 0
          || !grounding.struck().isEmpty()
          || !sound(context)) {
        faults.add(
            entity
                + ": "
                + grounding.precision()
                + grounding.struck()
                + grounding.summary()
                + grounding.observations());
      }
    }
    assertThat(faults).isEmpty();
    return entities.size();
  }

  /* Bounded, numbered without gaps, every reference known. */
  private static boolean sound(EntityContext context) {
    Set<String> ids = new HashSet<>();
    for (Evidence line : context.evidence().lines()) {
      if (!line.id().equals("E" + (ids.size() + 1))) {
        return false;
      }
      ids.add(line.id());
    }
    return ids.size() <= ContextPack.LIMIT
        && context.verdict().observations().stream().allMatch(o -> ids.containsAll(o.refs()))
        && context.menu().stream().allMatch(m -> ids.containsAll(m.lines()))
        && context.assessment().riskScore() >= 0
        && context.assessment().riskScore() <= 100
        && !context.assessment().reason().isEmpty();
  }

  private static Entity entity(String text) {
    return Entity.of(text).orElseThrow();
  }
}
