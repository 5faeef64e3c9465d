package io.redoubt.verify.ground;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What sentences claim to have happened, and what must stand in a line for it: a tag that code
/// gave, or the word in a line of our own making. What outsiders wrote proves no claim.
enum Predicate {
  /// Somebody or something got through.
  SUCCESS(
      "success successes successful successfully succeeded succeeds succeed accepted granted"
          + " authenticated worked",
      "succe accepted",
      "outcome:success fact:success_after"),
  /// Something did not work.
  FAILURE(
      "fail failed fails failing failure failures unsuccessful unsuccessfully",
      "fail unsuccessful",
      "outcome:failure fact:no_success"),
  /// Weak spots were looked for.
  SCANNED(
      "scan scans scanned scanning scanner probe probes probed probing enumerated enumerates"
          + " enumeration reconnaissance",
      "scan prob enumerat reconn",
      "judged:reconnaissance judged:web_attack technique:T1595 technique:T1046 technique:T1087"
          + " fact:urls"),
  /// Secrets were tried out.
  GUESSED(
      "guess guesses guessed guessing brute bruteforce brute-force brute-forced brute-forcing",
      "guess brut",
      "judged:authentication_abuse technique:T1110 fact:success_after fact:log_ons"),
  /// It means harm.
  HOSTILE(
      "malicious maliciously unauthorised unauthorized illegitimate",
      "malicious unauthori",
      "judged:malware judged:command_and_control judged:web_attack judged:exfiltration"
          + " judged:authentication_abuse judged:persistence judged:lateral_movement"
          + " judged:execution judged:privilege_escalation"),
  /// Something that ran was ended.
  HALTED("stopped stops halted terminated paused", "stop halt terminat paus", "type:end"),
  /// Protection was switched off.
  DISABLED("disabled disables tampered disarmed", "disabl tamper weaken", "technique:T1562"),
  /// Data was made unreadable.
  ENCRYPTED("encrypted encrypts encryption", "encrypt", "technique:T1486"),
  /// Somebody was turned away.
  REFUSED(
      "denied rejected refused denies rejects refuses",
      "deny denied reject refus",
      "type:denied outcome:failure"),
  /// Something was kept out.
  BLOCKED(
      "blocked quarantined thwarted foiled prevented intercepted mitigated"
          + " neutralised neutralized remediated eradicated contained dropped repelled",
      "block quarantin drop prevent",
      "type:denied"),
  /// Something was let through.
  ALLOWED("allowed permitted", "allow permit", "type:allowed outcome:success"),
  /// A machine or account is in other hands.
  COMPROMISED(
      "compromised compromise compromises breached breach breaches hacked hijacked infiltrated"
          + " penetrated intruded takeover pwned owned controls defaced break-in break-ins",
      "compromis breach hijack takeover break-in",
      ""),
  /// Data left.
  EXFILTRATED(
      "exfiltrated exfiltration exfiltrate exfiltrates exfiltrating stolen stole steal theft leaked"
          + " leak leaks siphoned",
      "exfil stole leak theft",
      "judged:exfiltration technique:T1020 technique:T1030 technique:T1041 technique:T1048"
          + " technique:T1567 technique:T1537"),
  /// Hostile software.
  MALWARE(
      "malware ransomware trojan trojans backdoor backdoors rootkit rootkits worm worms virus"
          + " viruses webshell webshells beacon beacons beaconing implant implants botnet"
          + " cryptominer payload payloads spyware keylogger infected infection infections",
      "",
      "judged:malware"),
  /// A program ran.
  EXECUTED(
      "executed executes execution ran launched spawned detonated",
      "execut command process program spawn launch",
      "fact:commands category:process judged:execution"),
  /// Something was put in place.
  INSTALLED(
      "new newly installed installs installation created creates creation added implanted deployed"
          + " planted",
      "install creat add new",
      "type:creation judged:persistence technique:T1136 technique:T1543 technique:T1053"),
  /// Something was taken away or made useless.
  DESTROYED(
      "deleted deletes deletion removed removes removal cleared clears clearing wiped destroyed"
          + " erased",
      "delet remov clear wip destroy eras",
      "type:deletion technique:T1070 technique:T1485"),
  /// Something was fetched or sent.
  TRANSFERRED(
      "downloaded downloads download uploaded uploads upload",
      "download upload transfer",
      "judged:command_and_control technique:T1105"),
  /// Something was made different.
  CHANGED(
      "modified modifies modification altered changed",
      "chang modif alter",
      "type:change judged:policy_or_misconfiguration fact:target_users technique:T1098"),
  /// Secrets were taken out of a system.
  DUMPED("dumped dumps dumping harvested", "dump harvest", "technique:T1003"),
  /// A way to come back.
  PERSISTED(
      "persistence persist persisted persists foothold footholds",
      "persist",
      "judged:persistence technique:T1136 technique:T1543 technique:T1053 technique:T1547"
          + " technique:T1546 technique:T1505 technique:T1098"),
  /// From one machine to the next.
  MOVED(
      "lateral laterally pivot pivoted pivoting",
      "lateral pivot",
      "judged:lateral_movement technique:T1021 technique:T1210 technique:T1550 technique:T1570"),
  /// More rights than before.
  ESCALATED(
      "escalated escalates escalation elevated elevation",
      "privileg escalat elevat",
      "judged:privilege_escalation technique:T1068 technique:T1548 technique:T1134"
          + " technique:T1055 technique:T1078"),
  /// It is all right.
  HARMLESS(
      "trusted trustworthy routine authorised authorized authorisation authorization approved"
          + " legitimate legitimately sanctioned scheduled planned maintenance benign harmless"
          + " innocuous safe safely expected normal normally whitelisted allowlisted pentest drill"
          + " ignored dismissed disregarded closed resolved",
      "",
      "");

  private static final Map<String, Predicate> BY_WORD = words();
  private static final Map<String, Predicate> BY_STEM = stems();
  private static final Map<Predicate, List<String>> STEMS = lists(p -> p.stems);
  private static final Map<Predicate, List<String>> TAGS = lists(p -> p.tags);

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("start", "type:start"),
          Map.entry("execut", "type:start"),
          Map.entry("log", "category:authentication"),
          Map.entry("creat", "type:creation"),
          Map.entry("install", "type:creation"),
          Map.entry("read", "type:access"),
          Map.entry("access", "type:access"),
          Map.entry("dump", "type:access"),
          Map.entry("delet", "type:deletion"),
          Map.entry("clear", "type:deletion"),
          Map.entry("chang", "type:change"),
          Map.entry("stop", "type:change"));

  private final String said;
  private final String stems;
  private final String tags;

  /// Each a list of words with spaces between them.
  Predicate(String said, String stems, String tags) {
    this.said = said;
    this.stems = stems;
    this.tags = tags;
  }

  private static Map<String, Predicate> words() {
    Map<String, Predicate> all = new HashMap<>();
    for (Predicate predicate : values()) {
      list(predicate.said).forEach(word -> all.put(word, predicate));
    }
    return Map.copyOf(all);
  }

  private static Map<String, Predicate> stems() {
    Map<String, Predicate> all = new HashMap<>();
    for (Predicate predicate :
        List.of(INSTALLED, HALTED, DISABLED, ENCRYPTED, DESTROYED, TRANSFERRED, DUMPED, CHANGED)) {
      list(predicate.said).forEach(word -> all.put(Stems.of(word), predicate));
    }
    return Map.copyOf(all);
  }

  private static Map<Predicate, List<String>> lists(Function<Predicate, String> which) {
    Map<Predicate, List<String>> all = new EnumMap<>(Predicate.class);
    for (Predicate predicate : values()) {
      all.put(predicate, list(which.apply(predicate)));
    }
    return all;
  }

  private static List<String> list(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  /// What this lower-case word claims.
  static Optional<Predicate> of(String word) {
    Predicate known = BY_WORD.get(word);
    if (known == null && word.endsWith("ing") && word.length() > 5) {
      known = BY_STEM.get(Stems.of(word));
    }
    return Optional.ofNullable(known);
  }

  /// Whether it is something that an attacker does, which a command or an action names.
  private boolean done() {
    return switch (this) {
      case DESTROYED, DISABLED, HALTED, INSTALLED, CHANGED, TRANSFERRED, DUMPED, ENCRYPTED -> true;
      default -> false;
    };
  }

  /// Whether it says what the alert is about, not what one record shows.
  boolean general() {
    return switch (this) {
      case SCANNED, GUESSED, HOSTILE, MALWARE, MOVED, ESCALATED, PERSISTED -> true;
      default -> false;
    };
  }

  /// Whether "may have" needs no more than a judged case: what usually comes with one.
  boolean supposable() {
    return switch (this) {
      case COMPROMISED,
          MALWARE,
          EXECUTED,
          DUMPED,
          PERSISTED,
          MOVED,
          ESCALATED,
          INSTALLED,
          CHANGED,
          TRANSFERRED,
          HOSTILE,
          GUESSED,
          SCANNED,
          SUCCESS,
          FAILURE ->
          true;
      default -> false;
    };
  }

  /// The tag of a record in which the thing that this stem names happened.
  static Optional<String> typed(String stem) {
    return Optional.ofNullable(TYPES.get(stem));
  }

  /// Whether the line says that it happened.
  boolean shownBy(LineView line, String word) {
    for (String tag : line.tags()) {
      for (String proof : TAGS.getOrDefault(this, List.of())) {
        if (tag.equals(proof) || (proof.startsWith("technique:") && tag.startsWith(proof + "."))) {
          return true;
        }
      }
    }
    boolean commands = done() && (line.tagged("fact:commands") || line.tagged("category:process"));
    if (line.outside() && !commands && !line.scene() && !line.tagged("fact:actions")) {
      return done() && line.raw() && line.stems().contains(Stems.of(word));
    }
    if (this == HARMLESS && !line.tagged("fact:rule")) {
      return false;
    }
    String own = word.length() > 6 ? word.substring(0, 6) : word;
    return line.contains(own)
        || STEMS.getOrDefault(this, List.of()).stream().anyMatch(line::contains);
  }
}
