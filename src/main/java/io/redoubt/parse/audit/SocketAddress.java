package io.redoubt.parse.audit;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Decodes `saddr=`, the bytes of a `struct sockaddr` in hex digits: families inet, inet6, unix and
/// netlink. What stands in it goes below `auditd.log.socket`; the address also to where the system
/// call says: a peer that is connected to, or one that connects. Source: `sys/socket.h`, ip(7),
/// ipv6(7), unix(7), netlink(7) of Linux.
final class SocketAddress {
  private static final String BELOW = "auditd.log.socket.";
  private static final Field FAMILY = Field.of(BELOW + "family");
  private static final Field ADDRESS = Field.of(BELOW + "address");
  private static final Field PORT = Field.of(BELOW + "port");
  private static final Field PATH = Field.of(BELOW + "path");
  private static final Field DIRECTION = Ecs.NETWORK_DIRECTION;
  private static final Constant EGRESS = Constant.of("egress");
  private static final Constant INGRESS = Constant.of("ingress");
  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int NETLINK = 16;
  private static final int LONGEST = 128;

  private SocketAddress() {}

  /// Adds what the text says.
  ///
  /// @param call the name of the system call; null when unknown
  static void add(String hex, @Nullable String call, EventBuilder out) {
    byte[] bytes = bytes(hex);
    if (bytes.length < 2) {
      return;
    }
    int family = bytes[1] == 0 ? bytes[0] & 0xFF : bytes[1] & 0xFF;
    switch (family) {
      case UNIX -> local(bytes, out);
      case INET -> peer("inet", bytes.length < 8 ? "" : four(bytes, 4), bytes, call, out);
      case INET6 -> peer("inet6", bytes.length < 24 ? "" : six(bytes, 8), bytes, call, out);
      case NETLINK -> out.add(FAMILY, "netlink");
      default -> {}
    }
  }

  private static void local(byte[] bytes, EventBuilder out) {
    out.add(FAMILY, "unix");
    boolean unnamed = bytes.length <= 3;
    boolean hidden = !unnamed && bytes[2] == 0; // an abstract name
    int from = hidden ? 3 : 2;
    int end = from;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    if (end > from) {
      String name = new String(bytes, from, end - from, StandardCharsets.UTF_8);
      out.add(PATH, hidden ? "@" + name : name);
    }
  }

  private static void peer(
      String family, String ip, byte[] bytes, @Nullable String call, EventBuilder out) {
    out.add(FAMILY, family);
    if (ip.isEmpty()) {
      return;
    }
    int port = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    out.add(ADDRESS, ip);
    out.add(PORT, port);
    switch (call == null ? "" : call) {
      case "connect", "sendto", "sendmsg" -> {
        add(Ecs.DESTINATION_IP, ip, Ecs.DESTINATION_PORT, port, out);
        out.add(DIRECTION, EGRESS);
      }
      case "accept", "accept4", "recvfrom", "recvmsg" -> {
        add(Ecs.SOURCE_IP, ip, Ecs.SOURCE_PORT, port, out);
        out.add(DIRECTION, INGRESS);
      }
      case "bind" -> add(Field.of("server.ip"), ip, Ecs.SERVER_PORT, port, out);
      default -> {}
    }
  }

  private static void add(Field field, String ip, Field number, int port, EventBuilder out) {
    out.add(field, ip);
    if (port > 0) {
      out.add(number, port);
    }
  }

  private static String four(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        + "."
        + (bytes[at + 1] & 0xFF)
        + "."
        + (bytes[at + 2] & 0xFF)
        + "."
        + (bytes[at + 3] & 0xFF);
  }

  /// As RFC 5952 writes it: the longest run of zeros is left out; an IPv4-mapped address is written
  /// as IPv4.
  private static String six(byte[] bytes, int at) {
    int[] words = new int[8];
    for (int i = 0; i < words.length; i++) {
      words[i] = (bytes[at + 2 * i] & 0xFF) << 8 | (bytes[at + 2 * i + 1] & 0xFF);
    }
    int run = 0;
    int longest = 0;
    int begins = -1;
    for (int i = 0; i < words.length; i++) {
      run = words[i] == 0 ? run + 1 : 0;
      if (run > longest) {
        longest = run;
        begins = i - run + 1;
      }
    }
    if (begins == 0 && longest == 5 && words[5] == 0xFFFF) {
      return four(bytes, at + 12);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      if (longest > 1 && i == begins) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean joined = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(joined ? "" : ":").append(Integer.toHexString(words[i]));
      }
    }
    return text.toString();
  }

  private static byte[] bytes(String hex) {
    int length = Math.min(hex.length() / 2, LONGEST);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int high = Character.digit(hex.charAt(2 * i), 16);
      int low = Character.digit(hex.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return new byte[0];
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }
}
