package io.redoubt.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorFormatsTest {
  private static final String ALERT =
      "{\"timestamp\":\"2026-03-01T10:00:00.000001+0000\",\"event_type\":\"alert\","
          + "\"src_ip\":\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\",\"dest_port\":22,\"proto\":\"TCP\","
          + "\"alert\":{\"severity\":%d,\"signature\":\"OWN scan\",\"category\":\"Attempted\","
          + "\"action\":\"allowed\"},\"flow\":{\"pkts_toserver\":3,\"pkts_toclient\":2,"
          + "\"bytes_toserver\":100,\"bytes_toclient\":50}}";

  @Test
  void anAlertOfSuricataSaysWhatItIs() {
    assertThat(fields(new SuricataEve(), ALERT.formatted(2)))
        .isEqualTo(
            Map.of(
                "description",
                "Suricata alert: OWN scan. Category: Attempted. Action: allowed. Protocol: TCP."
                    + " Destination port: 22.",
                "source_ip",
                "192.0.2.1",
                "destination_ip",
                "192.0.2.2",
                "event_type",
                "suricata_alert",
                "severity",
                "high",
                "timestamp",
                "2026-03-01T10:00:00.000001+0000",
                "additional_context",
                "Flow: 5 packets, 150 bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL,1,true", "CRITICAL,2,false", "HIGH,1,true", "HIGH,2,true", "HIGH,3,false",
    "MEDIUM,3,true", "MEDIUM,4,false", "LOW,1,true", "LOW,4,true", "LOW,255,true"
  })
  void theWorstAlertsAreTheLastToBePassedOver(
      SuricataEve.Severity least, int severity, boolean taken) {
    SensorFormat.Line line = new SuricataEve(least).read(ALERT.formatted(severity));
    assertThat(line instanceof SensorFormat.Line.Event).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'event_type':'dns','dns':{'type':'query','rrtype':'TXT','rrname':'a.example'}"
            + "|DNS TXT query for a.example from 192.0.2.1.",
        "'event_type':'dns','dns':{'type':'answer','rrname':'a.example','rcode':'NOERROR',"
            + "'answers':[{'rdata':'192.0.2.9'}]}"
            + "|DNS A response for a.example (rcode=NOERROR) to 192.0.2.2. Resolved: 192.0.2.9.",
        "'event_type':'http','http':{'http_method':'POST','hostname':'h','url':'/x','status':200}"
            + "|HTTP POST h/x → 200.",
        "'event_type':'tls','tls':{'sni':'h'}|TLS handshake to h (version: unknown).",
        "'event_type':'flow','proto':'UDP','dest_port':53,'flow':{'state':'closed'}"
            + "|UDP flow from 192.0.2.1 to 192.0.2.2:53. Packets: 0, bytes: 0, state:"
            + " closed.",
        "'event_type':'ssh','ssh':{'client':{'software_version':'c'}}"
            + "|SSH handshake: client=c, server=unknown. Connection from 192.0.2.1 to 192.0.2.2.",
        "'event_type':'smb','smb':{'command':'SMB2_COMMAND_CREATE','filename':'x'}"
            + "|SMB command SMB2_COMMAND_CREATE on file 'x'. From 192.0.2.1 to 192.0.2.2."
      })
  void otherRecordsOfSuricataAreTakenToo(String members, String description) {
    String line =
        "{'src_ip':'192.0.2.1','dest_ip':'192.0.2.2',%s}".formatted(members).replace('\'', '"');
    assertThat(fields(new SuricataEve(), line)).containsEntry("description", description);
  }

  @Test
  void statisticsOfSuricataArePassedOverAndGarbageIsNamed() {
    assertThat(new SuricataEve().read("{\"event_type\":\"stats\"}"))
        .isEqualTo(new SensorFormat.Line.Passed());
    assertThat(new SuricataEve().read("oops")).isEqualTo(new SensorFormat.Line.Bad("is no JSON"));
    assertThat(new SuricataEve().read("[1]"))
        .isEqualTo(new SensorFormat.Line.Bad("is no JSON object"));
  }

  private static ZeekTsv zeek(String kind, String fields) {
    return zeek(new ZeekTsv(), kind, fields);
  }

  private static ZeekTsv zeek(ZeekTsv zeek, String kind, String fields) {
    zeek.read("#separator \\x09");
    zeek.read("#path\t" + kind);
    zeek.read("#fields\t" + fields.replace(' ', '\t'));
    return zeek;
  }

  @Test
  void aConnectionOfZeekSaysWhatItIs() {
    ZeekTsv zeek =
        zeek(
            "conn",
            "ts id.orig_h id.resp_h id.resp_p proto service duration orig_bytes resp_bytes"
                + " conn_state");
    assertThat(fields(zeek, "1.5\t10.0.0.1\t192.0.2.2\t443\ttcp\tssl\t2.25\t1000\t2000000\tSF"))
        .containsEntry(
            "description",
            "TCP connection from 10.0.0.1 to 192.0.2.2:443 (ssl), state: SF, 2.0 MB transferred,"
                + " duration: 2.2s.")
        .containsEntry("event_type", "network_connection")
        .containsEntry("timestamp", "1.5");
    assertThat(fields(zeek, "-\t-\t-\t-\tudp\t-\t-\t-\t-\t-"))
        .containsEntry("description", "UDP connection from unknown to unknown.")
        .doesNotContainKey("source_ip");
  }

  @Test
  void noticesOfZeekAreHighAndMayBeChosenByTheirActions() {
    String fields = "ts note msg sub src dst actions";
    String line = "1\tScan::Port\tmany ports\tlocal\t192.0.2.1\t192.0.2.2\tNotice::ACTION_LOG";
    assertThat(fields(zeek("notice", fields), line))
        .containsEntry("description", "Zeek notice: Scan::Port. many ports")
        .containsEntry("severity", "high")
        .containsEntry("source_ip", "192.0.2.1")
        .containsEntry("additional_context", "Sub: local; Actions: Notice::ACTION_LOG");
    ZeekTsv mail = zeek(new ZeekTsv(Set.of("ACTION_EMAIL"), false), "notice", fields);
    assertThat(mail.read(line)).isEqualTo(new SensorFormat.Line.Passed());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1,192.168.1.1,true",
    "172.16.0.1,172.31.0.1,true",
    "172.32.0.1,10.0.0.1,false",
    "10.0.0.1,192.0.2.1,false"
  })
  void connectionsWithinTheHouseMayBePassedOver(String from, String to, boolean passed) {
    ZeekTsv zeek = zeek(new ZeekTsv(Set.of(), true), "conn", "id.orig_h id.resp_h");
    assertThat(zeek.read(from + "\t" + to) instanceof SensorFormat.Line.Passed).isEqualTo(passed);
  }

  @Test
  void otherKindsOfZeekAreTakenOrPassedOver() {
    assertThat(fields(zeek("dns", "query qtype_name answers"), "a.example\tMX\t192.0.2.3"))
        .containsEntry("description", "DNS MX query for 'a.example' (rcode: NOERROR).")
        .containsEntry("additional_context", "Answers: 192.0.2.3");
    assertThat(fields(zeek("http", "method host uri status_code"), "GET\th\t/x\t404"))
        .containsEntry("description", "HTTP GET h/x → 404.");
    assertThat(
            fields(zeek("ssl", "server_name version established id.orig_h"), "h\tTLSv13\tT\t::1"))
        .containsEntry("description", "TLS established: h (version: TLSv13) from ::1.");
    assertThat(fields(zeek("weird", "name addl"), "odd\tmore"))
        .containsEntry("event_type", "protocol_anomaly");
    assertThat(zeek("files", "a").read("x")).isEqualTo(new SensorFormat.Line.Passed());
    assertThat(zeek("dns", "query rcode_name").read("x"))
        .isEqualTo(new SensorFormat.Line.Bad("has 1 fields instead of 2"));
    assertThat(new ZeekTsv().read("x")).isInstanceOf(SensorFormat.Line.Bad.class);
  }

  @Test
  void whatIsLongerThanTheEngineTakesIsCut() {
    SecurityEvent event =
        SecurityEvent.of("😀".repeat(5000)).with("source_ip", "x".repeat(900)).with("severity", "");
    assertThat(event.description().codePointCount(0, event.description().length())).isEqualTo(4000);
    assertThat(event.get("source_ip").orElse("")).hasSize(500);
    assertThat(event.get("severity")).isEmpty();
  }

  @Property(tries = 300)
  void anyLineEndsInAnAnswer(@ForAll String line) {
    assertThat(new SuricataEve().read("{\"event_type\":\"dns\",\"dns\":" + line)).isNotNull();
    assertThat(new JsonLines().read(line)).isNotNull();
    assertThat(zeek("conn", "id.orig_h").read(line)).isNotNull();
  }

  private static Map<String, String> fields(SensorFormat format, String line) {
    return format.read(line) instanceof SensorFormat.Line.Event(var event)
        ? event.fields()
        : Map.of();
  }
}
