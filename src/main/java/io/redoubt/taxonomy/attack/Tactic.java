package io.redoubt.taxonomy.attack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A tactic of ATT&CK Enterprise, in the order of an attack from first look to harm.
///
/// Source: the tactics' ids, short names and names as MITRE publishes them.
public enum Tactic {
  /// TA0043.
  RECONNAISSANCE("TA0043"),
  /// TA0042.
  RESOURCE_DEVELOPMENT("TA0042"),
  /// TA0001.
  INITIAL_ACCESS("TA0001"),
  /// TA0002.
  EXECUTION("TA0002"),
  /// TA0003.
  PERSISTENCE("TA0003"),
  /// TA0004.
  PRIVILEGE_ESCALATION("TA0004"),
  /// TA0005.
  DEFENSE_EVASION("TA0005"),
  /// TA0006.
  CREDENTIAL_ACCESS("TA0006"),
  /// TA0007.
  DISCOVERY("TA0007"),
  /// TA0008.
  LATERAL_MOVEMENT("TA0008"),
  /// TA0009.
  COLLECTION("TA0009"),
  /// TA0011.
  COMMAND_AND_CONTROL("TA0011"),
  /// TA0010.
  EXFILTRATION("TA0010"),
  /// TA0040.
  IMPACT("TA0040");

  /// Names that rules use and ATT&CK does not.
  private static final Map<String, Tactic> OTHER_NAMES =
      Map.of(
          "stealth", DEFENSE_EVASION,
          "defense-impairment", DEFENSE_EVASION,
          "defence-evasion", DEFENSE_EVASION,
          "c2", COMMAND_AND_CONTROL,
          "command-control", COMMAND_AND_CONTROL,
          "recon", RECONNAISSANCE,
          "privesc", PRIVILEGE_ESCALATION);

  private final String id;

  Tactic(String id) {
    this.id = id;
  }

  /// `TA0006`.
  public String id() {
    return id;
  }

  /// The short name: `credential-access`.
  public String shortName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// For sentences: `credential access`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether it shows that somebody is already inside, not only trying to get in.
  public boolean inside() {
    return compareTo(INITIAL_ACCESS) > 0 && this != CREDENTIAL_ACCESS && this != DISCOVERY;
  }

  /// The tactic of any usual spelling: `attack.defense_evasion`, `Credential Access`, `TA0006`.
  public static Optional<Tactic> find(String spelling) {
    String name = spelling.trim().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (name.startsWith("attack.")) {
      name = name.substring("attack.".length());
    }
    Tactic other = OTHER_NAMES.get(name);
    if (other != null) {
      return Optional.of(other);
    }
    for (Tactic tactic : values()) {
      if (tactic.shortName().equals(name) || tactic.id.equalsIgnoreCase(name)) {
        return Optional.of(tactic);
      }
    }
    return Optional.empty();
  }
}
