package io.redoubt.parse.audit;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ECS fields of an audit event, from its native ones.
final class AuditMeaning {
  private record Same(Field from, Field to, boolean number) {
    static Same text(String key, Field to) {
      return new Same(Field.of("auditd.log." + key), to, false);
    }

    static Same number(String key, Field to) {
      return new Same(Field.of("auditd.log." + key), to, true);
    }
  }

  private static final List<Same> SAME =
      List.of(
          Same.number("pid", Ecs.PROCESS_PID),
          Same.number("ppid", Ecs.PROCESS_PARENT_PID),
          Same.text("exe", Ecs.PROCESS_EXECUTABLE),
          Same.text("comm", Ecs.PROCESS_NAME),
          Same.text("proctitle", Ecs.PROCESS_TITLE),
          Same.text("cwd", Ecs.PROCESS_WORKING_DIRECTORY),
          Same.text("uid", Ecs.USER_ID),
          Same.text("euid", Ecs.USER_EFFECTIVE_ID),
          Same.text("EUID", Ecs.USER_EFFECTIVE_NAME),
          Same.text("auid", Field.of("user.audit.id")),
          Same.text("AUID", Field.of("user.audit.name")),
          Same.text("ses", Ecs.SESSION_ID),
          Same.text("key", Ecs.RULE_NAME),
          Same.text("cmd", Ecs.PROCESS_COMMAND_LINE));
  private static final Field ACCOUNT = Field.of("auditd.log.acct");
  private static final Field ACCOUNT_ID = Field.of("auditd.log.id");
  private static final Field ENRICHED_USER = Field.of("auditd.log.UID");
  private static final Field ADDRESS = Field.of("auditd.log.addr");
  private static final Field HOST = Field.of("auditd.log.hostname");
  private static final Field TERMINAL = Field.of("auditd.log.terminal");
  private static final Field TTY = Field.of("auditd.log.tty");
  private static final Field ARCH = Field.of("auditd.log.arch");
  private static final Field SOCKET = Field.of("auditd.log.saddr");
  private static final Field SYSCALL = Field.of("auditd.log.syscall");
  private static final Field SYSCALL_NAME = Field.of("auditd.log.SYSCALL");
  private static final Field SUCCESS = Field.of("auditd.log.success");
  private static final Field RESULT = Field.of("auditd.log.res");
  private static final Field PATH_NAME = Field.of("auditd.log.name");
  private static final Field ARGUMENTS = Field.of("auditd.log.argc");
  private static final Constant YES = Constant.of("success");
  private static final Constant NO = Constant.of("failure");

  private AuditMeaning() {}

  /// Adds what the event means.
  ///
  /// @param first the meaning of its first record's type
  static void add(AuditTypes.Meaning first, EventBuilder out) {
    Syscalls.Call call = call(out);
    (call == null ? first : call.meaning()).emit(out);
    outcome(out);
    for (Same same : SAME) {
      int i = out.find(same.from());
      if (i >= 0 && same.number()) {
        out.aliasNumber(same.to(), i);
      } else if (i >= 0) {
        out.alias(same.to(), i);
      }
    }
    user(first.manages(), out);
    source(out);
    alias(out.has(TTY) ? TTY : TERMINAL, Ecs.PROCESS_TTY_NAME, out);
    commandLine(out);
    int socket = out.find(SOCKET);
    if (socket >= 0) {
      SocketAddress.add(out.text(socket), call == null ? null : call.name(), out);
    }
    boolean runs = call != null && call.name().startsWith("execve");
    if (!runs) {
      alias(PATH_NAME, Ecs.FILE_PATH, out);
    }
  }

  private static Syscalls.@Nullable Call call(EventBuilder out) {
    int i = out.find(out.has(SYSCALL_NAME) ? SYSCALL_NAME : SYSCALL);
    int arch = out.find(ARCH);
    return i < 0 ? null : Syscalls.of(out.text(i), arch < 0 ? null : out.text(arch));
  }

  private static void outcome(EventBuilder out) {
    int i = out.find(out.has(SUCCESS) ? SUCCESS : RESULT);
    if (i < 0) {
      return;
    }
    switch (out.text(i)) {
      case "yes", "success", "1" -> out.add(Ecs.EVENT_OUTCOME, YES);
      case "no", "failed", "0" -> out.add(Ecs.EVENT_OUTCOME, NO);
      default -> {}
    }
  }

  /// The account that the record is about, and the enriched name of the acting user where the
  /// account is somebody else or not named.
  private static void user(boolean managed, EventBuilder out) {
    int account = out.find(ACCOUNT);
    boolean named =
        account >= 0 && out.spanLength(account) > 0 && out.text(account).charAt(0) != '(';
    if (named) {
      out.alias(managed ? Ecs.USER_TARGET_NAME : Ecs.USER_NAME, account);
    }
    if (managed) {
      alias(ACCOUNT_ID, Ecs.USER_TARGET_ID, out);
    }
    if (managed || account < 0) {
      alias(ENRICHED_USER, Ecs.USER_NAME, out);
    }
  }

  private static void source(EventBuilder out) {
    int address = out.find(ADDRESS);
    if (address >= 0) {
      out.alias(Ecs.SOURCE_IP, address);
    }
    int host = out.find(HOST);
    if (host >= 0 && (address < 0 || !out.text(host).equals(out.text(address)))) {
      out.alias(address < 0 ? Ecs.SOURCE_ADDRESS : Ecs.SOURCE_DOMAIN, host);
    }
  }

  private static void alias(Field from, Field to, EventBuilder out) {
    int i = out.find(from);
    if (i >= 0) {
      out.alias(to, i);
    }
  }

  /// Joins the arguments of an EXECVE record by spaces; without one, the title is the best there
  /// is.
  private static void commandLine(EventBuilder out) {
    int argc = out.find(ARGUMENTS);
    if (out.has(Ecs.PROCESS_COMMAND_LINE)) {
      return;
    }
    if (argc < 0) {
      alias(Ecs.PROCESS_TITLE, Ecs.PROCESS_COMMAND_LINE, out);
      return;
    }
    int size = out.size();
    StringBuilder line = new StringBuilder();
    StringBuilder pieces = new StringBuilder();
    for (int i = argc + 1; i < size && argument(out.field(i)); i++) {
      String name = out.field(i).name();
      if (name.endsWith("_len")) {
        continue;
      }
      boolean piece = name.endsWith("]");
      if (piece) {
        pieces.append(out.text(i));
      } else {
        out.alias(Ecs.PROCESS_ARGS, i);
        line.append(line.isEmpty() ? "" : " ").append(out.text(i));
      }
      boolean last = piece && (i + 1 == size || !sameArgument(name, out.field(i + 1).name()));
      if (last) {
        out.add(Ecs.PROCESS_ARGS, pieces.toString());
        line.append(line.isEmpty() ? "" : " ").append(pieces);
        pieces.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      byte[] utf8 = line.toString().getBytes(StandardCharsets.UTF_8);
      int start = out.sideAppend(utf8, 0, utf8.length);
      out.add(Ecs.PROCESS_COMMAND_LINE, out.side(), start, out.sideLength());
    }
  }

  /* The kernel writes a long argument as `a2_len=8000 a2[0]=… a2[1]=…`. */
  private static boolean sameArgument(String piece, String next) {
    int open = piece.indexOf('[');
    return open > 0 && next.startsWith(piece.substring(0, open + 1));
  }

  private static boolean argument(Field field) {
    String name = field.name();
    return name.startsWith("auditd.log.a")
        && name.length() > 12
        && Character.isDigit(name.charAt(12));
  }
}
