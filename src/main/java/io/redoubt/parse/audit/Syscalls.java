package io.redoubt.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// System calls of 64-bit Linux on x86 (arch `c000003e`) that matter for security, with what they
/// do. Source: the kernel's table `syscall_64.tbl`.
final class Syscalls {
  /// A call by its number and name, and the type of audit record that its meaning follows.
  record Call(String name, AuditTypes.Meaning meaning) {}

  private static final String TABLE =
      """
      59 execve EXECVE
      322 execveat EXECVE
      42 connect SOCKADDR
      43 accept SOCKADDR
      288 accept4 SOCKADDR
      49 bind SOCKADDR
      2 open PATH
      257 openat PATH
      85 creat PATH
      82 rename PATH
      264 renameat PATH
      316 renameat2 PATH
      87 unlink PATH
      263 unlinkat PATH
      84 rmdir PATH
      83 mkdir PATH
      86 link PATH
      88 symlink PATH
      90 chmod PATH
      91 fchmod PATH
      268 fchmodat PATH
      92 chown PATH
      93 fchown PATH
      94 lchown PATH
      260 fchownat PATH
      188 setxattr PATH
      76 truncate PATH
      175 init_module KERN_MODULE
      313 finit_module KERN_MODULE
      176 delete_module KERN_MODULE
      101 ptrace SYSCALL
      62 kill SYSCALL
      105 setuid SYSCALL
      106 setgid SYSCALL
      117 setresuid SYSCALL
      165 mount SYSCALL
      166 umount2 SYSCALL
      159 adjtimex SYSCALL
      164 settimeofday SYSCALL
      170 sethostname SYSCALL
      """;
  private static final Map<String, Call> CALLS = read();

  private Syscalls() {}

  private static Map<String, Call> read() {
    Map<String, Call> calls = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" ");
      Call call = new Call(words[1], AuditTypes.of(words[2]));
      calls.put(words[0], call);
      calls.put(words[1], call);
    }
    return Map.copyOf(calls);
  }

  /// The call of this number or name, or null.
  static @Nullable Call of(String numberOrName) {
    return CALLS.get(numberOrName);
  }
}
