package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.kept.DraftReader;
import io.redoubt.detect.sigma.kept.DraftWriter;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.detect.sigma.read.RuleFile;
import io.redoubt.detect.sigma.read.RuleText;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is packed is what stands in the files.
class PackedRulesTest {
  private static final SigmaTaxonomy TAXONOMY = SigmaTaxonomy.standard();

  private static final String ALL_KINDS =
      """
      title: All kinds
      id: 5c1f1f6e-2a0e-4c87-9d2e-0d5a5c8d0a01
      name: kinds
      status: stable
      level: high
      description: half a pair "\\uD800" and ünïcode
      falsepositives: [one, two]
      tags: [attack.execution, attack.t1059.001]
      logsource: {product: windows, category: process_creation}
      detection:
        a: {Image|endswith: ['\\a.exe', 'b?c*d'], CommandLine|re|i: 'x+y'}
        b: {CommandLine|windash|contains|all: ['-x', '-y']}
        c: {User: null, ParentImage|exists: true, ProcessId|gte: 4.5}
        d: {SourceIp|cidr: 10.0.0.0/8, Image|fieldref|endswith: OriginalFileName}
        e: {UtcTime|hour: 3, Image|cased: 'A', Hashes|base64offset|contains: hello}
        k: [word, 'other*']
        '|all': [both, these]
        n: {Image|neq: x}
        condition: (a or not b) and c or d or (e and k) or n
      ---
      title: Often
      id: 5c1f1f6e-2a0e-4c87-9d2e-0d5a5c8d0a02
      correlation:
        type: value_count
        rules: [kinds]
        group-by: [User]
        timespan: 5m
        aliases: {who: {kinds: User}}
        condition: {gte: 3, lt: 9, field: Image}
        generate: true
      ---
      title: Not these
      logsource: {product: windows, category: process_creation}
      filter:
        rules: [kinds]
        selection: {User: backup}
        condition: selection
      ---
      title: Wrong
      logsource: {product: windows}
      detection: {a: {Image|nonsense: x}, condition: a}
      ---
      title: Leads nowhere
      correlation: {type: temporal, rules: [nothing], timespan: 1h}
      """;

  private static RuleDrafts read(String text, FieldRefs fields) {
    return new RuleFile(fields, Placeholders.NONE).read(List.of(RuleText.of("a.yml", text)));
  }

  private static LoadedRules linked(RuleDrafts drafts, FieldRefs fields) {
    RuleLinker linker = new RuleLinker(fields);
    drafts.drafts().forEach(linker::add);
    return linker.link(drafts.statuses());
  }

  @Test
  void everyKindOfRuleComesBackAsItWas() throws IOException {
    FieldRefs one = new FieldRefs(TAXONOMY);
    RuleDrafts written = read(ALL_KINDS, one);
    byte[] bytes = DraftWriter.write(written);
    FieldRefs other = new FieldRefs(TAXONOMY);
    RuleDrafts again = DraftReader.read(bytes, 0, other);
    assertThat(written.drafts()).hasSize(5);
    assertThat(DraftWriter.write(again)).isEqualTo(bytes);
    LoadedRules left = linked(written, one);
    LoadedRules right = linked(again, other);
    assertThat(Shown.of(right)).isEqualTo(Shown.of(left));
    assertThat(right.skipped().toString()).contains("a.yml:41:17", "nothing");
  }

  @Test
  void theRulesOfTheProgramComeBackAsTheyWere() throws IOException {
    FieldRefs one = new FieldRefs(TAXONOMY);
    FieldRefs other = new FieldRefs(TAXONOMY);
    LoadedRules left = linked(CoreRules.fromYaml(one), one);
    LoadedRules right = linked(DraftReader.read(CoreRules.packed(), 0, other), other);
    assertThat(Shown.of(right)).isEqualTo(Shown.of(left));
    assertThat(Shown.of(new RuleLoader(TAXONOMY).core().load())).isEqualTo(Shown.of(left));
  }

  @Test
  void damagedBytesAreAnErrorThatIsCaught() {
    byte[] bytes = DraftWriter.write(read(ALL_KINDS, new FieldRefs(TAXONOMY)));
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged =
          Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        Map<String, String> statuses =
            DraftReader.read(damaged, 0, new FieldRefs(TAXONOMY)).statuses();
        assertThat(statuses).isNotNull();
      } catch (IOException told) {
        assertThat(told).hasMessageContaining("damaged");
      }
    }
  }
}
