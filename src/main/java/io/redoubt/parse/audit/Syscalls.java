package io.redoubt.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// System calls of Linux that matter for security, with what they do. Their numbers depend on the
/// machine: x86-64 (arch `c000003e`, and any other that is not named here), AArch64 (`c00000b7`)
/// and 32-bit x86 (`40000003`). Source: the kernel's tables `syscall_64.tbl`, `syscall_32.tbl` and
/// `asm-generic/unistd.h`.
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
      44 sendto SOCKADDR
      45 recvfrom SOCKADDR
      46 sendmsg SOCKADDR
      47 recvmsg SOCKADDR
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
  private static final String ARM =
      """
      221 execve EXECVE
      281 execveat EXECVE
      203 connect SOCKADDR
      202 accept SOCKADDR
      242 accept4 SOCKADDR
      200 bind SOCKADDR
      206 sendto SOCKADDR
      207 recvfrom SOCKADDR
      211 sendmsg SOCKADDR
      212 recvmsg SOCKADDR
      56 openat PATH
      38 renameat PATH
      276 renameat2 PATH
      35 unlinkat PATH
      34 mkdirat PATH
      37 linkat PATH
      36 symlinkat PATH
      52 fchmod PATH
      53 fchmodat PATH
      55 fchown PATH
      54 fchownat PATH
      5 setxattr PATH
      45 truncate PATH
      105 init_module KERN_MODULE
      273 finit_module KERN_MODULE
      106 delete_module KERN_MODULE
      117 ptrace SYSCALL
      129 kill SYSCALL
      146 setuid SYSCALL
      144 setgid SYSCALL
      147 setresuid SYSCALL
      40 mount SYSCALL
      39 umount2 SYSCALL
      171 adjtimex SYSCALL
      170 settimeofday SYSCALL
      161 sethostname SYSCALL
      """;
  private static final String X86 =
      """
      11 execve EXECVE
      358 execveat EXECVE
      362 connect SOCKADDR
      364 accept4 SOCKADDR
      361 bind SOCKADDR
      369 sendto SOCKADDR
      371 recvfrom SOCKADDR
      102 socketcall SOCKADDR
      5 open PATH
      295 openat PATH
      8 creat PATH
      38 rename PATH
      10 unlink PATH
      301 unlinkat PATH
      40 rmdir PATH
      39 mkdir PATH
      15 chmod PATH
      94 fchmod PATH
      128 init_module KERN_MODULE
      350 finit_module KERN_MODULE
      129 delete_module KERN_MODULE
      26 ptrace SYSCALL
      37 kill SYSCALL
      21 mount SYSCALL
      """;
  private static final Map<String, Call> CALLS = read(TABLE);
  private static final Map<String, Call> ON_ARM = read(ARM);
  private static final Map<String, Call> ON_X86 = read(X86);

  private Syscalls() {}

  private static Map<String, Call> read(String table) {
    Map<String, Call> calls = new HashMap<>();
    for (String line : table.lines().toList()) {
      String[] words = line.split(" ");
      Call call = new Call(words[1], AuditTypes.of(words[2]));
      calls.put(words[0], call);
      calls.put(words[1], call);
    }
    return Map.copyOf(calls);
  }

  /// The call of this number or name, or null.
  ///
  /// @param arch as the record has it; null when it does not say
  static @Nullable Call of(String numberOrName, @Nullable String arch) {
    Map<String, Call> table =
        switch (arch == null ? "" : arch) {
          case "c00000b7", "aarch64" -> ON_ARM;
          case "40000003", "i386", "i686" -> ON_X86;
          default -> CALLS;
        };
    Call call = table.get(numberOrName);
    boolean named = !numberOrName.isEmpty() && Character.isLetter(numberOrName.charAt(0));
    return call == null && named ? CALLS.get(numberOrName) : call;
  }
}
