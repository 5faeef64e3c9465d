package io.redoubt.parse.zeek;

import io.redoubt.event.Format;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.json.FlatJson;
import io.redoubt.parse.json.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The logs that Zeek writes: their names, and the fields by which a JSON record without `_path`
/// tells its log (besides `ts`). Source: the log pages of the Zeek manual and the `record Info`
/// of its scripts.
public final class ZeekLogs {
  private static final int LONGEST_NAME = 40;

  /// `log: fields, fields …`
  private static final String TABLE =
      """
      analyzer: analyzer_kind analyzer_name
      broker:
      capture_loss: ts_delta gaps acks
      cluster:
      config:
      conn: uid conn_state, uid local_orig missed_bytes, uid history orig_pkts
      dce_rpc: uid named_pipe operation, uid endpoint operation, uid rtt named_pipe
      dhcp: uids mac, uids msg_types, mac assigned_addr, uid assigned_ip lease_time
      dnp3: uid fc_request, uid fc_reply, uid iin
      dns: uid trans_id query, uid qtype_name, uid rcode_name, uid trans_id proto
      dpd: uid analyzer failure_reason
      files: fuid depth analyzers, fuid tx_hosts, fuid source depth, fuid seen_bytes
      ftp: uid user command, uid command reply_code, uid command reply_msg
      http: uid trans_depth method, uid trans_depth status_code, uid trans_depth \
        request_body_len, uid request_body_len response_body_len
      intel: seen.indicator, uid sources matched
      irc: uid nick command, uid nick user
      kerberos: uid request_type, uid client till, uid forwardable renewable
      known_certs: host port_num subject, host port_num issuer_subject
      known_hosts:
      known_modbus: host device_type
      known_services: host port_num port_proto
      ldap: uid message_id opcode, uid message_id opcodes
      ldap_search: uid message_id scope, uid message_id base_objects
      loaded_scripts:
      modbus: uid func, uid func exception
      mqtt_connect: uid proto_name client_id
      mqtt_publish: uid topic qos
      mqtt_subscribe: uid topics granted_qos_level
      mysql: uid cmd arg, uid cmd success
      netcontrol:
      notice: note msg, note actions
      notice_alarm:
      ntlm: uid server_nb_computer_name, uid username hostname domainname, uid hostname \
        domainname, uid server_dns_computer_name
      ntp: uid stratum poll, uid stratum ref_id
      ocsp: hashAlgorithm certStatus, serialNumber certStatus
      packet_filter: node filter init, filter init success
      pe: compile_ts, machine subsystem, is_exe is_64bit
      postgresql: uid frontend, uid backend
      quic: uid client_initial_dcid, uid server_scid
      radius: uid username connect_info, uid username framed_addr, uid username reply_msg
      rdp: uid security_protocol, uid cookie result, uid keyboard_layout
      redis:
      reporter: level message location
      rfb: uid client_major_version, uid authentication_method
      signatures: sig_id event_msg, uid sig_id
      sip: uid call_id, uid trans_depth seq
      smb_cmd: uid command sub_command
      smb_files: uid action path name, uid action name size, uid action times.modified
      smb_mapping: uid path share_type, uid share_type
      smtp: uid trans_depth helo, uid trans_depth mailfrom, uid trans_depth last_reply, \
        uid trans_depth is_webmail, uid rcptto
      snmp: uid community, uid get_requests get_bulk_requests
      socks: uid version bound_p, uid request.host, uid bound.host
      software: host software_type, software_type unparsed_version
      ssh: uid auth_attempts, uid auth_success, uid cipher_alg, uid kex_alg
      ssl: uid version cipher, uid established resumed, uid established cipher, uid \
        cert_chain_fuids, uid cert_chain_fps
      stats: peer mem pkts_proc, mem bytes_recv
      syslog: uid facility severity
      telemetry:
      telemetry_histogram:
      traceroute:
      tunnel: uid tunnel_type
      websocket:
      weird: name notice peer, name addl peer
      wireguard:
      x509: certificate.serial, certificate.version, fingerprint certificate.subject
      """;

  private ZeekLogs() {}

  /// The format of a log, such as `zeek.conn`. Names that Zeek's own logs do not have are kept when
  /// they look like one, else `zeek`.
  public static Format format(byte[] buffer, int from, int to) {
    boolean plain = to > from && to - from <= LONGEST_NAME;
    for (int i = from; plain && i < to; i++) {
      byte b = buffer[i];
      plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
    }
    String name = plain ? new String(buffer, from, to - from, StandardCharsets.US_ASCII) : "";
    return new Format(plain ? "zeek." + name : "zeek");
  }

  /// The kinds of Zeek's JSON records, `_path` (or `@stream`) first.
  public static List<JsonKind> json() {
    List<JsonKind> kinds = new ArrayList<>();
    TABLE.lines().map(ZeekLogs::kind).forEach(kinds::add);
    kinds.add(JsonKind.of(new NamedZeekJson(), "_path ts", "@stream ts", "_path _write_ts"));
    return kinds;
  }

  private static JsonKind kind(String row) {
    int colon = row.indexOf(':');
    String name = row.substring(0, colon);
    List<String> signatures =
        new ArrayList<>(List.of("_path=" + name + " ts", "@stream=" + name + " ts"));
    for (String fields : row.substring(colon + 1).split(",")) {
      if (!fields.isBlank()) {
        signatures.add("ts " + fields.strip());
      }
    }
    String format = "zeek." + name;
    return new JsonKind(signatures, new FlatJson(new Format(format), FieldTree.at(format)));
  }
}
