package io.redoubt.detect.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.testing.LogEvents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorAlertsTest {
  @Test
  void aSuricataAlertKeepsItsSignatureSeverityAndTechnique() {
    Finding finding =
        alert(
            """
            {"timestamp":"2026-11-18T02:11:07.123456+0000","flow_id":1,"event_type":"alert","src_ip":"203.0.113.9","src_port":40000,"dest_ip":"192.0.2.10","dest_port":80,"proto":"TCP","alert":{"action":"allowed","gid":1,"signature_id":2100498,"rev":7,"signature":"Test id check","category":"Potentially Bad Traffic","severity":2,"metadata":{"mitre_technique_id":["T1190"],"mitre_tactic_name":["Initial_Access"]}}}
            """);
    assertThat(finding.rule().id()).isEqualTo("vendor:suricata:2100498");
    assertThat(finding.rule().title()).isEqualTo("Test id check");
    assertThat(finding.rule().level()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.rule().kind()).isEqualTo(RuleInfo.Kind.VENDOR);
    assertThat(finding.rule().techniques()).containsExactly("T1190");
    assertThat(finding.rule().tactics()).containsExactly("initial-access");
  }

  @Test
  void otherSuricataRecordsAreNoAlerts() {
    assertThat(
            vendor(
                """
                {"timestamp":"2026-11-18T02:11:07.123456+0000","flow_id":1,"event_type":"dns","src_ip":"203.0.113.9","src_port":40000,"dest_ip":"192.0.2.10","dest_port":53,"proto":"UDP","dns":{"type":"query","id":1,"rrname":"example.net","rrtype":"A"}}
                """))
        .isEmpty();
  }

  @Test
  void aWazuhAlertIsRankedByItsLevel() {
    Finding finding =
        alert(
            """
            {"timestamp":"2026-11-18T02:11:07.123+0000","rule":{"level":10,"description":"Many failed logins","id":"100100","mitre":{"id":["T1110"],"tactic":["Credential Access"],"technique":["Brute Force"]},"groups":["syslog","sshd"]},"agent":{"id":"001","name":"web01"},"manager":{"name":"wz"},"id":"1795918267.1","decoder":{"name":"sshd"},"location":"/var/log/auth.log","full_log":"x"}
            """);
    assertThat(finding.rule().id()).isEqualTo("vendor:wazuh:100100");
    assertThat(finding.rule().level()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.rule().techniques()).containsExactly("T1110");
    assertThat(finding.rule().tactics()).containsExactly("credential-access");
  }

  @Test
  void aZeekNoticeIsRankedByItsKind() {
    Finding finding =
        alert(
            """
            {"ts":1795918267.5,"uid":"CAbc1","id.orig_h":"203.0.113.9","id.orig_p":40000,"id.resp_h":"192.0.2.10","id.resp_p":22,"proto":"tcp","note":"SSH::Password_Guessing","msg":"203.0.113.9 appears to be guessing passwords","sub":"seen 30 times","src":"203.0.113.9","actions":["Notice::ACTION_LOG"],"suppress_for":3600.0}
            """);
    assertThat(finding.rule().id()).isEqualTo("vendor:zeek:SSH::Password_Guessing");
    assertThat(finding.rule().level()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void ofZeeksOdditiesThoseThatAttacksBringAboutAreTold() {
    String line =
        """
        {"ts":1795918267.5,"uid":"CAbc1","id.orig_h":"203.0.113.9","id.orig_p":40000,"id.resp_h":"192.0.2.10","id.resp_p":22,"name":"NAME","notice":MARK,"peer":"zeek"}
        """;
    Finding finding = alert(line.replace("NAME", "TCP_christmas").replace("MARK", "false"));
    assertThat(finding.rule().id()).isEqualTo("vendor:zeek:TCP_christmas");
    assertThat(finding.rule().level()).isEqualTo(Severity.LOW);
    String usual = line.replace("NAME", "data_before_established");
    assertThat(vendor(usual.replace("MARK", "false"))).isEmpty();
    assertThat(alert(usual.replace("MARK", "true")).rule().level()).isEqualTo(Severity.LOW);
  }

  @Test
  void aDefenderDetectionNamesTheThreatAndAFailedRemovalIsWorse() {
    String line =
        """
        {"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Windows Defender"}},"EventID":CODE,"Version":0,"Level":3,"Task":0,"Opcode":0,"Keywords":"0x8000000000000000","TimeCreated":{"#attributes":{"SystemTime":"2026-11-18T02:11:07.123456Z"}},"EventRecordID":77,"Execution":{"#attributes":{"ProcessID":612,"ThreadID":820}},"Channel":"Microsoft-Windows-Windows Defender/Operational","Computer":"WS07"},"EventData":{"Product Name":"Microsoft Defender Antivirus","Threat ID":"2147519003","Threat Name":"Virus:DOS/EICAR_Test_File","Severity ID":"5","Path":"file:_C:\\\\Users\\\\kim\\\\eicar.com"}}}
        """;
    Finding found = alert(line.replace("CODE", "1116"));
    assertThat(found.rule().id()).isEqualTo("vendor:defender:2147519003");
    assertThat(found.rule().title()).isEqualTo("Malware detected: Virus:DOS/EICAR_Test_File");
    assertThat(found.rule().level()).isEqualTo(Severity.HIGH);
    assertThat(alert(line.replace("CODE", "1119")).rule().level()).isEqualTo(Severity.CRITICAL);
    assertThat(vendor(line.replace("CODE", "1000"))).isEmpty();
  }

  @Test
  void aRowOfAnExportedAlertTableIsAnAlertOfTheProductItNames() {
    List<Event> rows =
        LogEvents.of(
            List.of(
                "time,name,ip,host",
                "1795918267,Suricata: ET SCAN Possible Nmap User-Agent Observed,192.0.2.7,web01",
                "1795918268,Backup: job 7 is done,192.0.2.7,web01"));
    Finding finding = VendorAlerts.of(rows.getFirst()).orElseThrow();
    assertThat(finding.rule().path()).isEqualTo("suricata");
    assertThat(finding.rule().title()).isEqualTo("ET SCAN Possible Nmap User-Agent Observed");
    assertThat(finding.rule().tactics()).containsExactly("reconnaissance");
    assertThat(finding.rule().techniques()).isEmpty();
    assertThat(VendorAlerts.of(rows.getLast())).isEmpty();
  }

  @Test
  void aTableWithAColumnForSignaturesKeepsItsSeverities() {
    List<Event> rows =
        LogEvents.of(
            List.of(
                "time,signature,severity,product,src_ip",
                "2026-11-18T02:11:07Z,Odd certificate,high,NetWatch,203.0.113.9",
                "2026-11-18T02:11:08Z,SQL injection in a form,,NetWatch,203.0.113.9"));
    RuleInfo first = VendorAlerts.of(rows.getFirst()).orElseThrow().rule();
    assertThat(first.id()).isEqualTo("vendor:netwatch:odd certificate");
    assertThat(first.level()).isEqualTo(Severity.HIGH);
    RuleInfo second = VendorAlerts.of(rows.getLast()).orElseThrow().rule();
    assertThat(second.level()).isEqualTo(Severity.MEDIUM);
    assertThat(second.tactics()).containsExactly("initial-access");
  }

  @Test
  void theWordsOfATitleTellTheTacticOnlyFromTheBeginOfAWord() {
    assertThat(TitleWords.of("Successful sudo to ROOT executed.").tactics())
        .containsExactly("privilege-escalation");
    assertThat(TitleWords.of("Dovecot brute force attack").level()).isEqualTo(Severity.MEDIUM);
    assertThat(TitleWords.of("Observed pseudonym 'pscan'").tactics()).isEmpty();
    assertThat(TitleWords.of("").tactics()).isEmpty();
  }

  private static Finding alert(String line) {
    return vendor(line).orElseThrow();
  }

  private static Optional<Finding> vendor(String line) {
    List<Event> events = LogEvents.of(List.of(line.strip()));
    assertThat(events).hasSize(1);
    return VendorAlerts.of(events.getFirst());
  }
}
