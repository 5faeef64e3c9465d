package io.redoubt.detect.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.testing.LogEvents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Alerts whose products say in their record how severe they are, and firewalls of web
/// applications.
class OtherProductsTest {
  private static final String AMINER =
      """
      {"AnalysisComponent":{"AnalysisComponentIdentifier":17,"AnalysisComponentType":"NewMatchPathValueDetector","AnalysisComponentName":"AMiner: New request method in an access log.","Message":"New value(s) detected","AffectedLogAtomPaths":["/model/method"],"AffectedLogAtomValues":["PUT"]},"LogData":{"RawLogData":["x"],"Timestamps":[1795918267.25],"DetectionTimestamp":[1795918268.0],"LogLinesCount":1,"LogResources":["file:///var/log/apache2/access.log"]},"AMiner":{"ID":"192.0.2.33"}}
      """;

  private static final String GUARD_DUTY =
      """
      {"schemaVersion":"2.0","accountId":"123456789012","region":"eu-central-1","partition":"aws","id":"f1","type":"Recon:EC2/PortProbeUnprotectedPort","resource":{"resourceType":"Instance","instanceDetails":{"instanceId":"i-0abc"}},"service":{"serviceName":"guardduty","eventFirstSeen":"2026-11-18T02:11:07Z","eventLastSeen":"2026-11-18T02:15:07Z","action":{"actionType":"PORT_PROBE","portProbeAction":{"portProbeDetails":[{"remoteIpDetails":{"ipAddressV4":"203.0.113.9"}}]}}},"severity":5,"createdAt":"2026-11-18T02:11:07Z","updatedAt":"2026-11-18T02:15:07Z","title":"A port is probed","description":"d"}
      """;

  private static final String AWS_WAF =
      """
      {"timestamp":1795918267000,"formatVersion":1,"webaclId":"arn:aws:wafv2:eu:1:regional/webacl/main/1","terminatingRuleId":"RULE","terminatingRuleType":"MANAGED_RULE_GROUP","action":"ACTION","httpRequest":{"clientIp":"203.0.113.9","country":"NL","uri":"/login","args":"id=1","httpVersion":"HTTP/1.1","httpMethod":"GET","requestId":"r1"}}
      """;

  private static final String CLOUDFLARE =
      """
      {"Action":"ACTION","ClientIP":"203.0.113.9","ClientRequestHost":"shop.example.com","ClientRequestMethod":"GET","ClientRequestPath":"/wp-login.php","ClientRequestQuery":"","ClientRequestUserAgent":"curl/8","Datetime":"2026-11-18T02:11:07Z","EdgeResponseStatus":403,"RayID":"8a","RuleID":"100016","Source":"waf","Description":"SQLi in a query"}
      """;

  private static final String MOD_SECURITY =
      """
      [Wed Nov 18 02:11:07.123456 2026] [security2:error] [pid 71:tid 14] [client 203.0.113.9:4242] [client 203.0.113.9] ModSecurity: DECISION. detected SQLi [file "/etc/modsecurity/942.conf"] [line "45"] [id "942100"] [msg "SQL Injection Attack Detected via libinjection"] [severity "CRITICAL"] [hostname "shop.example.com"] [uri "/login"] [unique_id "x"]
      """;

  private static final String CROWD_STRIKE =
      """
      {"metadata":{"eventType":"DetectionSummaryEvent","eventCreationTime":1795918267000,"offset":1},"event":{"DetectName":"Credential Theft","DetectDescription":"lsass was read","Severity":4,"SeverityName":"High","ComputerName":"WS07","UserName":"kim","Tactic":"Credential Access","Technique":"OS Credential Dumping"}}
      """;

  private static final String DEFENDER =
      """
      {"time":"2026-11-18T02:11:07Z","category":"AdvancedHunting-AlertInfo","tenantId":"t","operationName":"Publish","properties":{"Timestamp":"2026-11-18T02:11:07Z","AlertId":"da1","Title":"Suspicious PowerShell command line","Category":"Execution","Severity":"Medium"}}
      """;

  private static final String FORTIGATE =
      """
      date=2026-11-18 time=02:11:07 devname="FW1" devid="FG100E0000000001" logid="0419016384" type="utm" subtype="ips" level="alert" vd="root" severity="critical" srcip=203.0.113.9 dstip=10.0.0.5 dstport=80 action="ACTION" proto=6 attack="Some.Server.Remote.Code.Execution" attackid=51006
      """;

  private static final String PANOS =
      """
      1,2026/11/18 02:11:07,012345678901,THREAT,KIND,2562,2026/11/18 02:11:07,203.0.113.9,10.0.0.5,0.0.0.0,0.0.0.0,web-in,,,web-browsing,vsys1,untrust,dmz,ethernet1/1,ethernet1/3,fwd,2026/11/18 02:11:07,33555,1,4444,80,0,0,0x0,tcp,ACTION,"x.php",Some Threat(91991),any,high,client-to-server,1234,0x0,Somewhere,Somewhere,,,0
      """;

  @Test
  void anAnomalyOfAMinerIsLowAndOfTheMachineThatItWatches() {
    RuleInfo rule = only(AMINER);
    assertThat(rule.title()).isEqualTo("New request method in an access log");
    assertThat(rule.level()).isEqualTo(Severity.LOW);
    assertThat(rule.path()).isEqualTo("aminer");
    Event event = event(AMINER);
    assertThat(event.text(Ecs.HOST_NAME)).isEqualTo("192.0.2.33");
    assertThat(event.time().seconds()).isEqualTo(1_795_918_267L);
  }

  @Test
  void aFindingOfGuardDutySaysWhatTheActorIsAfter() {
    RuleInfo rule = only(GUARD_DUTY);
    assertThat(rule.id()).isEqualTo("vendor:guardduty:Recon:EC2/PortProbeUnprotectedPort");
    assertThat(rule.level()).isEqualTo(Severity.MEDIUM);
    assertThat(rule.tactics()).containsExactly("reconnaissance");
    assertThat(only(GUARD_DUTY.replace("\"severity\":5", "\"severity\":8")).level())
        .isEqualTo(Severity.HIGH);
  }

  @Test
  void whatARuleOfAFirewallStoppedIsLowAndWhatItsDefaultDoesIsNothing() {
    String line = AWS_WAF.replace("RULE", "AWS-AWSManagedRulesSQLiRuleSet");
    RuleInfo rule = only(line.replace("ACTION", "BLOCK"));
    assertThat(rule.level()).isEqualTo(Severity.LOW);
    assertThat(rule.tactics()).containsExactly("initial-access");
    assertThat(vendor(line.replace("ACTION", "ALLOW"))).isEmpty();
    assertThat(vendor(AWS_WAF.replace("RULE", "Default_Action").replace("ACTION", "BLOCK")))
        .isEmpty();
  }

  @Test
  void whatAFirewallOnlyNotedGotThroughAndIsMedium() {
    assertThat(only(CLOUDFLARE.replace("ACTION", "block")).level()).isEqualTo(Severity.LOW);
    RuleInfo noted = only(CLOUDFLARE.replace("ACTION", "log"));
    assertThat(noted.level()).isEqualTo(Severity.MEDIUM);
    assertThat(noted.title()).isEqualTo("Web request noted by SQLi in a query");
    assertThat(vendor(CLOUDFLARE.replace("ACTION", "allow"))).isEmpty();
    assertThat(event(CLOUDFLARE).text(Ecs.SOURCE_IP)).isEqualTo("203.0.113.9");
  }

  @Test
  void modSecurityIsWorseWhereItDidNotDeny() {
    RuleInfo denied = only(MOD_SECURITY.replace("DECISION", "Access denied with code 403"));
    assertThat(denied.id()).isEqualTo("vendor:modsecurity:942100");
    assertThat(denied.title()).isEqualTo("SQL Injection Attack Detected via libinjection");
    assertThat(denied.level()).isEqualTo(Severity.LOW);
    assertThat(only(MOD_SECURITY.replace("DECISION", "Warning")).level())
        .isEqualTo(Severity.MEDIUM);
  }

  @Test
  void detectionsOnEndpointsKeepSeverityAndTactic() {
    RuleInfo falcon = only(CROWD_STRIKE);
    assertThat(falcon.title()).isEqualTo("Credential Theft");
    assertThat(falcon.level()).isEqualTo(Severity.HIGH);
    assertThat(falcon.tactics()).containsExactly("credential-access");
    RuleInfo defender = only(DEFENDER);
    assertThat(defender.title()).isEqualTo("Suspicious PowerShell command line");
    assertThat(defender.level()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void whatAFirewallStoppedIsLessSevereThanWhatItLetThrough() {
    RuleInfo seen = only(FORTIGATE.replace("ACTION", "detected"));
    assertThat(seen.title()).isEqualTo("Some.Server.Remote.Code.Execution");
    assertThat(seen.level()).isEqualTo(Severity.CRITICAL);
    assertThat(seen.path()).isEqualTo("fortigate");
    assertThat(only(FORTIGATE.replace("ACTION", "dropped")).level()).isEqualTo(Severity.LOW);
    String weakness = PANOS.replace("KIND", "vulnerability");
    assertThat(only(weakness.replace("ACTION", "alert")).level()).isEqualTo(Severity.HIGH);
    assertThat(only(weakness.replace("ACTION", "reset-both")).level()).isEqualTo(Severity.LOW);
    String malware = PANOS.replace("KIND", "wildfire-virus");
    assertThat(only(malware.replace("ACTION", "reset-both")).level()).isEqualTo(Severity.MEDIUM);
    assertThat(vendor(PANOS.replace("KIND", "url").replace("ACTION", "block-url"))).isEmpty();
  }

  @Test
  void anAlertOfFalcoKeepsItsTechniqueAndTactic() {
    String alert =
        """
        {"hostname":"node1","output":"Warning Sensitive file opened","output_fields":{"container.id":"3ad7","evt.type":"openat","fd.name":"/etc/shadow","proc.cmdline":"cat /etc/shadow","proc.name":"cat","user.name":"root"},"priority":"Warning","rule":"Read sensitive file untrusted","source":"syscall","tags":["T1555","container","mitre_credential_access"],"time":"2026-11-18T02:11:07.123Z"}
        """;
    RuleInfo rule = only(alert);
    assertThat(rule.title()).isEqualTo("Read sensitive file untrusted");
    assertThat(rule.level()).isEqualTo(Severity.MEDIUM);
    assertThat(rule.tactics()).containsExactly("credential-access");
    assertThat(rule.techniques()).containsExactly("T1555");
    assertThat(event(alert).text(Ecs.FILE_PATH)).isEqualTo("/etc/shadow");
    assertThat(event(alert).text(Ecs.PROCESS_NAME)).isEqualTo("cat");
  }

  private static RuleInfo only(String line) {
    return vendor(line).orElseThrow();
  }

  private static Optional<RuleInfo> vendor(String line) {
    return VendorAlerts.of(event(line)).map(finding -> finding.rule());
  }

  private static Event event(String line) {
    List<Event> events = LogEvents.of(List.of(line.strip()));
    assertThat(events).hasSize(1);
    return events.getFirst();
  }
}
