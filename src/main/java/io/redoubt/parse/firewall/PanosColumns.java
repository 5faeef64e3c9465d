package io.redoubt.parse.firewall;

import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import org.jspecify.annotations.Nullable;

/// The columns of PAN-OS records by their type, named as the export's variables are; `-` is a
/// column without use. Later versions only append columns. Source: PAN-OS administrator's guide
/// 11.1, "Syslog field descriptions". Immutable, thread-safe.
final class PanosColumns {
  /// Stands for columns without use.
  static final Field NO_NAME = Field.of("panw.panos.-");

  /// No record has fewer columns.
  static final int FEWEST = 14;

  private static final String HEAD = "- receive_time serial type subtype - time_generated ";
  private static final String SESSION =
      HEAD
          + "src dst natsrc natdst rule srcuser dstuser app vsys from to inbound_if outbound_if"
          + " logset - sessionid repeatcnt sport dport natsport natdport flags proto action ";
  private static final Field[] TRAFFIC =
      fields(
          SESSION
              + "bytes bytes_sent bytes_received packets start elapsed category - seqno actionflags"
              + " srcloc dstloc - pkts_sent pkts_received session_end_reason - - - - vsys_name"
              + " device_name");
  private static final Field[] THREAT =
      fields(
          SESSION
              + "misc threatid category severity direction seqno actionflags srcloc dstloc -"
              + " contenttype pcap_id filedigest cloud url_idx user_agent filetype xff referer"
              + " sender subject recipient reportid - - - - vsys_name device_name - - -"
              + " http_method");
  private static final Field[] SYSTEM =
      fields(
          HEAD
              + "vsys eventid object - - module severity opaque seqno actionflags - - - - vsys_name"
              + " device_name");
  private static final Field[] CONFIG =
      fields(HEAD + "host vsys cmd admin client result path before_change after_change seqno");
  private static final Field[] PROTECT =
      fields(
          HEAD
              + "vsys eventid stage auth_method tunnel_type srcuser srcregion machinename public_ip"
              + " public_ipv6 private_ip private_ipv6 hostid serialnumber client_ver client_os"
              + " client_os_ver repeatcnt reason error opaque status location login_duration"
              + " connect_method error_code portal seqno");
  private static final Field[] USERID =
      fields(
          HEAD
              + "vsys src srcuser datasourcename eventid repeatcnt timeout sport dport datasource"
              + " datasourcetype seqno");

  private PanosColumns() {}

  private static Field[] fields(String names) {
    String[] all = names.split(" ");
    Field[] made = new Field[all.length];
    for (int i = 0; i < all.length; i++) {
      made[i] = all[i].equals("-") ? NO_NAME : Field.of("panw.panos." + all[i]);
    }
    return made;
  }

  /// The columns of the type `buffer[from, to)`; null when there is no such type.
  static Field @Nullable [] of(byte[] buffer, int from, int to) {
    return switch (to - from) {
      case 6 ->
          is(buffer, from, to, "THREAT")
              ? THREAT
              : is(buffer, from, to, "SYSTEM")
                  ? SYSTEM
                  : is(buffer, from, to, "CONFIG")
                      ? CONFIG
                      : is(buffer, from, to, "USERID") ? USERID : null;
      case 7 -> is(buffer, from, to, "TRAFFIC") ? TRAFFIC : null;
      case 13 -> is(buffer, from, to, "GLOBALPROTECT") ? PROTECT : null;
      default -> null;
    };
  }

  private static boolean is(byte[] buffer, int from, int to, String type) {
    return Bytes.equal(buffer, from, to, type);
  }
}
