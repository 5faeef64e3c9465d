package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import java.util.Locale;
import java.util.Set;

/// What a finding means, as the name of a rule family: rules of one family about one entity make
/// one alert.
///
/// | finding | family |
/// |---|---|
/// | on the web or the network, technique of looking for a way in | `probing` |
/// | any rule with a technique | the first one that says what is done, without its part after the
/// dot |
/// | vendor alert whose class is about looking for a way in | `probing` |
/// | alert of Suricata or Snort with a class | product and class |
/// | anything else | the rule |
final class Meaning {
  /// Scans and attempts against what is exposed.
  static final String PROBING = "probing";

  /// What the name of a meaning begins with that only another product gave.
  static final String VENDOR = "vendor:";

  /// Active scanning, victim host information, exploit of a public application, drive-by, service
  /// discovery, file discovery through a web server.
  private static final Set<String> PROBING_TECHNIQUES =
      Set.of("T1595", "T1592", "T1190", "T1189", "T1046", "T1083");

  /// Words in the classes of Suricata, Snort and Wazuh that mean the same.
  private static final Set<String> PROBING_CLASSES =
      Set.of(
          "attempted information leak",
          "web application attack",
          "access to a potentially vulnerable web application",
          "detection of a network scan",
          "attempted user privilege gain",
          "recon",
          "web_scan");

  /// Products whose classes say what an alert means; those of others say where it came from.
  private static final Set<String> CLASSIFIED = Set.of("suricata", "snort");

  /// Techniques that say how something is done rather than what: masquerading, obfuscation,
  /// decoding, a trusted program as a proxy, an interpreter.
  private static final Set<String> MANNERS = Set.of("T1036", "T1027", "T1140", "T1218", "T1059");

  private static final Field EVE_CATEGORY = Field.of("suricata.eve.alert.category");

  private Meaning() {}

  /// The first technique that says what is done, else the first.
  private static String technique(RuleInfo rule) {
    return rule.techniques().stream()
        .map(Attack::parent)
        .filter(t -> !MANNERS.contains(t))
        .findFirst()
        .orElseGet(() -> Attack.parent(rule.techniques().getFirst()));
  }

  static String of(Finding finding, Scene scene) {
    RuleInfo rule = finding.rule();
    boolean exposed = scene == Scene.WEB || scene == Scene.NETWORK;
    if (!rule.techniques().isEmpty()) {
      String technique = technique(rule);
      return exposed && PROBING_TECHNIQUES.contains(technique) ? PROBING : technique;
    }
    if (rule.kind() != RuleInfo.Kind.VENDOR) {
      return rule.id();
    }
    Event event = finding.events().getFirst();
    String type =
        event.text(Ecs.RULE_CATEGORY, event.text(EVE_CATEGORY, "")).toLowerCase(Locale.ROOT);
    if (exposed && PROBING_CLASSES.contains(type)) {
      return PROBING;
    }
    return type.isEmpty() || !CLASSIFIED.contains(rule.path())
        ? rule.id()
        : VENDOR + rule.path() + '/' + type;
  }
}
