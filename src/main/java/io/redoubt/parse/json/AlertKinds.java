package io.redoubt.parse.json;

import java.util.List;
import java.util.stream.Stream;

/// The JSON records of intrusion detection systems: Suricata and Wazuh.
public final class AlertKinds {
  /// Values of `event_type` that are also the name of the record's main part. Source: the EVE
  /// chapter of Suricata's user guide.
  private static final List<String> EVE_PARTS =
      List.of(
          "alert",
          "anomaly",
          "arp",
          "bittorrent_dht",
          "dcerpc",
          "dhcp",
          "dnp3",
          "dns",
          "drop",
          "enip",
          "engine",
          "fileinfo",
          "flow",
          "frame",
          "ftp",
          "ftp_data",
          "http",
          "http2",
          "ike",
          "krb5",
          "ldap",
          "mdns",
          "metadata",
          "modbus",
          "mqtt",
          "netflow",
          "nfs",
          "packetinfo",
          "pgsql",
          "pop3",
          "quic",
          "rdp",
          "rfb",
          "sip",
          "smb",
          "smtp",
          "snmp",
          "ssh",
          "stats",
          "template",
          "tftp",
          "tls",
          "verdict",
          "websocket");

  private AlertKinds() {}

  /// All of them.
  public static List<JsonKind> all() {
    return List.of(suricata(), wazuh(), wazuhArchive());
  }

  private static JsonKind suricata() {
    Stream<String> general =
        Stream.of(
            "timestamp event_type flow_id",
            "timestamp event_type src_ip",
            "event_type src_ip dest_ip",
            "event_type pcap_cnt");
    Stream<String> parts = EVE_PARTS.stream().map(part -> "event_type=" + part + " " + part);
    String[] signatures = Stream.concat(general, parts).toArray(String[]::new);
    return JsonKind.flat("suricata.eve", "suricata.eve", signatures);
  }

  private static JsonKind wazuh() {
    return JsonKind.flat(
        "wazuh.alert",
        "wazuh",
        "rule agent manager",
        "rule agent decoder",
        "rule manager decoder",
        "rule manager id",
        "rule full_log decoder",
        "rule agent full_log");
  }

  private static JsonKind wazuhArchive() {
    return JsonKind.flat("wazuh.archive", "wazuh", "agent manager full_log decoder");
  }
}
