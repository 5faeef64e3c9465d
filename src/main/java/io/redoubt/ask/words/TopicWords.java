package io.redoubt.ask.words;

import io.redoubt.ask.plan.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which topics the words of a question name. Stateless.
final class TopicWords {
  private static final int MOST = 2;
  private static final String GAP = "(?: \\w+){0,3} ";
  private static final String LOGON =
      "(?:log(?:g?ed|ging)?[ -]?(?:i?n|on|ins|ons)|log-?ons?|logins?|sign(?:ed)?["
          + " -]?(?:in|on)s?|authenticat\\w+)";
  private static final String BAD =
      "(?:fail\\w*|unsuccessful|wrong|bad|incorrect|invalid|denied|rejected|refused)";

  private record Rule(Pattern pattern, Topic topic) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "brute[ -]?forc\\w*|password[ -](?:spray\\w*|guess\\w*)|guess\\w* (?:of )?passwords?"
                  + "|credential stuffing|dictionary attacks?",
              Topic.FAILED_LOGONS),
          rule(
              BAD
                  + GAP
                  + "?"
                  + LOGON
                  + "|"
                  + BAD
                  + " (?:"
                  + LOGON
                  + "|passwords?|users?|logon attempts?)"
                  + "|"
                  + LOGON
                  + GAP
                  + "?(?:fail\\w*|errors?|denied|rejected)"
                  + "|(?:fail\\w*|could not|couldn't|unable) to log ?(?:in|on)"
                  + "|"
                  + LOGON
                  + " failures?|failed passwords?|authentication failures?|lock(?:ed)? ?outs?",
              Topic.FAILED_LOGONS),
          rule(
              "(?:success\\w*|accepted|valid|good)"
                  + GAP
                  + "?"
                  + LOGON
                  + "|who(?: has| had)?(?: \\w+)? (?:log(?:ged|s)?|sign(?:ed)?)(?: in| on| into|"
                  + " onto)?|"
                  + LOGON
                  + " success\\w*|(?:log(?:ged)?|sign(?:ed)?) (?:in|on|into|onto)",
              Topic.LOGONS),
          rule("log-?offs?|" + LOGON + "|log ?ins?|sessions?", Topic.ALL_LOGONS),
          rule(
              "sudo|became root|root (?:access|shells?|commands?)|privilege\\w*(?: escalation\\w*|"
                  + " use)?|elevat\\w+|run as root|as administrator|escalat\\w+",
              Topic.PRIVILEGES),
          rule(
              "(?:web|http|sql|xss|path|directory)(?: \\w+)?"
                  + " ?(?:attack\\w*|injection\\w*|exploit\\w*|traversal\\w*|probes?|scan\\w*)|sqli|web"
                  + " ?shells?|cross[ -]site\\w*|(?:attack\\w*|exploit\\w*|scan\\w*)(?: on| of|"
                  + " against)?(?: \\w+)? web\\w*|log4j|log4shell|sqlmap|nikto",
              Topic.WEB_ATTACKS),
          rule(
              "(?:server|web|http|internal) errors?|errors? (?:on|from|of|in) the web\\w*|5xx"
                  + " errors?",
              Topic.WEB_ERRORS),
          rule(
              "(?:new|installed|creat\\w+|added|unknown|suspicious)"
                  + GAP
                  + "?services?|services? (?:\\w+ )?(?:install\\w*|creat\\w+|added)",
              Topic.NEW_SERVICES),
          rule(
              "scheduled (?:tasks?|jobs?)|schtasks|cron ?jobs?|crontabs?|(?:new|created) tasks?",
              Topic.SCHEDULED_TASKS),
          rule(
              "added to (?:the )?(?:\\w+ )?(?:groups?|admin\\w*)(?: groups?)?|group memberships?",
              Topic.ACCOUNT_CHANGES),
          rule(
              "(?:new|created?|creation of|added|unknown|rogue)"
                  + GAP
                  + "?(?:users?|accounts?|groups?|admins?|administrators?)\\b"
                  + "|(?:users?|accounts?|groups?) (?:\\w+ )?(?:created|added|creation\\w*|made)",
              Topic.NEW_ACCOUNTS),
          rule(
              "(?:group|account|user|permission|rights?|role|policy|iam|password|membership)s?"
                  + " (?:\\w+ )?(?:chang\\w+|modif\\w+|reset\\w*|grant\\w*|edit\\w*|membership\\w*)"
                  + "|(?:chang\\w+|modif\\w+|reset|grant\\w*)"
                  + GAP
                  + "?(?:accounts?|permissions?|rights?|roles?|passwords?|groups?|admin\\w*)"
                  + "|iam|password resets?|privileges? granted",
              Topic.ACCOUNT_CHANGES),
          rule(
              "download\\w*|wget|curl|fetched|pulled (?:\\w+ )?files?|certutil|bitsadmin",
              Topic.DOWNLOADS),
          rule("powershell|pwsh|encoded commands?", Topic.POWERSHELL),
          rule(
              "clear\\w*"
                  + GAP
                  + "?(?:event )?logs?|(?:event |audit )?logs? (?:\\w+"
                  + " )?(?:clear\\w*|delet\\w*|tamper\\w*|wip\\w*|stopp?\\w*|disabl\\w*)"
                  + "|(?:stopp?\\w*|disabl\\w*|tamper\\w*|delet\\w*|wip\\w*)"
                  + GAP
                  + "?(?:logs?|logging|audit\\w*|cloudtrail)"
                  + "|anti-?forensic\\w*|cover\\w* (?:their |its |his )?tracks",
              Topic.LOG_TAMPERING),
          rule(
              "malware|virus(?:es)?|trojans?|ransomware|mimikatz|infect\\w*|worms?", Topic.MALWARE),
          rule(
              "lateral\\w*(?: movement\\w*)?|psexec|wmi(?:exec)?|winrm|pass[ -]the["
                  + " -](?:hash|ticket)|admin shares?|remote execution",
              Topic.LATERAL),
          rule(
              "exfil\\w*|(?:large|big|huge|unusual) (?:\\w+"
                  + " )?(?:transfers?|uploads?|downloads?)|data"
                  + " (?:theft|leak\\w*|loss|transfers?)|uploads?|most (?:data|bytes|traffic)",
              Topic.TRANSFERS),
          rule(
              "(?:port |network |vulnerability"
                  + " )?scan(?:s|ned|ning|ner|ners)?|nmap|masscan|reconn?aissance|recon|prob(?:es?|ed|ing)|suricata|snort|ids|ips"
                  + " alerts?|signatures?|intrusion\\w*",
              Topic.SIGNATURES),
          rule("rdp|remote desktop\\w*|terminal services?", Topic.RDP),
          rule("ssh|sshd|secure shell", Topic.SSH),
          rule(
              "dns|lookups?|look(?:ed)? up|resolv\\w+|domain (?:queries|requests)|quer(?:y|ies)"
                  + " for",
              Topic.DNS),
          rule(
              "block\\w*|dropp?ed|firewall\\w*|denied|deny|refused|rejected"
                  + " (?:connections?|packets?)",
              Topic.BLOCKED),
          rule("cloudtrail|aws|azure|gcp|cloud(?: \\w+)?|s3|buckets?", Topic.CLOUD),
          rule("config\\w*|settings?|policy change\\w*|registry", Topic.SETTINGS),
          rule(
              "unparsed|unreadable|(?:could )?(?:not|never) (?:be )?parsed|parse"
                  + " (?:errors?|failures?)|fit no format|unknown formats?",
              Topic.UNPARSED),
          rule(
              "web(?:site| ?server| traffic| requests?)?|http|request(?:s|ed)?|urls?"
                  + " (?:requested|visited)|visit(?:ed|ors?|s)?|pages?|hits",
              Topic.WEB_REQUESTS),
          rule(
              "connect(?:ions?|ed|s|ing)?|traffic|flows?|talk(?:ed|ing)? to|communicat\\w+|network"
                  + " (?:activity|events?)|beacon\\w*|c2|command and control",
              Topic.CONNECTIONS),
          rule(
              "process(?:es)?"
                  + " (?:start\\w*|execut\\w*|creat\\w*|ran|run\\w*)|execut\\w+|(?:start|launch|ran|run|spawn)\\w*(?:"
                  + " \\w+)? ?(?:process\\w*|programs?|commands?)?|commands?",
              Topic.PROCESSES),
          rule(
              "(?:files? (?:\\w+"
                  + " )?(?:created|deleted|modified|changed|accessed|written|read|changes?))|(?:created|deleted|modified|changed|accessed|touched)"
                  + " (?:\\w+ )?files?|file (?:access|activity|changes?)",
              Topic.FILES),
          rule("errors?|crash\\w*|exceptions?|failures?|fail(?:ed|s)?", Topic.ERRORS));

  private TopicWords() {}

  private static Rule rule(String words, Topic topic) {
    return new Rule(Pattern.compile("(?<![\\w.-])(?:" + words + ")(?![\\w-])"), topic);
  }

  /// The topics that are named, the weightiest first, at most two; takes their words.
  static List<Topic> read(Reading reading) {
    List<Topic> topics = new ArrayList<>();
    for (Rule rule : RULES) {
      Optional<MatchResult> found = reading.take(rule.pattern());
      if (found.isPresent() && topics.size() < MOST && !topics.contains(rule.topic())) {
        topics.add(rule.topic());
        reading.takeUpTo(2, rule.pattern());
      }
    }
    return List.copyOf(topics);
  }

  /// Whether a word alone names a topic, and therefore nobody.
  static boolean knows(String word) {
    return RULES.stream().anyMatch(rule -> rule.pattern().matcher(word).matches());
  }
}
