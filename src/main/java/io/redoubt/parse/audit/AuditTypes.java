package io.redoubt.parse.audit;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the types of audit records mean in ECS.
final class AuditTypes {
  /// The ECS words of one record type.
  record Meaning(List<Constant> categories, List<Constant> types, Constant action) {
    /// Whether the account named is managed, not acting.
    boolean manages() {
      return categories.contains(IAM);
    }

    void emit(EventBuilder out) {
      categories.forEach(category -> out.add(Ecs.EVENT_CATEGORY, category));
      types.forEach(type -> out.add(Ecs.EVENT_TYPE, type));
      out.add(Ecs.EVENT_ACTION, action);
    }
  }

  private static final Constant IAM = Constant.of("iam");
  private static final String TABLE =
      """
      USER_LOGIN authentication start login
      USER_AUTH authentication start authentication
      USER_LOGOUT session end logout
      USER_ACCT authentication info account_check
      USER_START session start session_opened
      USER_END session end session_closed
      USER_ERR authentication info account_error
      CRED_ACQ authentication info credentials_acquired
      CRED_DISP authentication info credentials_disposed
      CRED_REFR authentication info credentials_refreshed
      USER_CMD process start sudo
      USER_ROLE_CHANGE iam user,change role_changed
      USER_CHAUTHTOK iam user,change password_changed
      USER_MGMT iam user,change user_changed
      ADD_USER iam user,creation user_created
      DEL_USER iam user,deletion user_deleted
      ADD_GROUP iam group,creation group_created
      DEL_GROUP iam group,deletion group_deleted
      GRP_MGMT iam group,change group_changed
      ACCT_LOCK iam user,change account_locked
      ACCT_UNLOCK iam user,change account_unlocked
      LOGIN authentication info login_uid_set
      EXECVE process start executed
      PROCTITLE process info process_title
      SYSCALL process info system_call
      PATH file info path
      CWD process info working_directory
      SOCKADDR network connection socket_address
      NETFILTER_CFG configuration change firewall_changed
      NETFILTER_PKT network connection packet_logged
      CONFIG_CHANGE configuration change audit_configuration_changed
      DAEMON_START configuration start audit_daemon_started
      DAEMON_END configuration end audit_daemon_stopped
      DAEMON_ABORT configuration end audit_daemon_stopped
      DAEMON_CONFIG configuration change audit_configuration_changed
      DAEMON_ROTATE configuration info audit_log_rotated
      SERVICE_START process start service_started
      SERVICE_STOP process end service_stopped
      SYSTEM_BOOT host start system_booted
      SYSTEM_SHUTDOWN host end system_shut_down
      SYSTEM_RUNLEVEL host change runlevel_changed
      KERN_MODULE driver start module_loaded
      AVC intrusion_detection denied selinux_denied
      USER_AVC intrusion_detection denied selinux_denied
      MAC_POLICY_LOAD configuration change selinux_policy_loaded
      MAC_STATUS configuration change selinux_status_changed
      SECCOMP process denied seccomp_denied
      TTY session info typed
      USER_TTY session info typed
      CRYPTO_SESSION network connection,protocol crypto_session
      CRYPTO_KEY_USER session info crypto_key
      ANOM_ABEND process error process_crashed
      ANOM_PROMISCUOUS network change interface_promiscuous
      ANOM_LOGIN_FAILURES authentication info login_failures_limit
      ANOM_LOGIN_ACCT authentication info login_account_limit
      ANOM_LOGIN_TIME authentication info login_outside_hours
      ANOM_LOGIN_LOCATION authentication info login_from_odd_place
      ANOM_ROOT_TRANS process change became_root
      ANOM_EXEC process start unusual_execution
      ANOM_MK_EXEC file change made_executable
      ANOM_ADD_ACCT iam user,creation unusual_account_added
      ANOM_DEL_ACCT iam user,deletion unusual_account_deleted
      ANOM_MOD_ACCT iam user,change unusual_account_changed
      RESP_ACCT_LOCK iam user,change account_locked
      """;
  private static final Meaning OTHER =
      new Meaning(List.of(), List.of(Constant.of("info")), Constant.of("audit_record"));
  private static final Map<String, Meaning> MEANINGS = read();

  private AuditTypes() {}

  private static Map<String, Meaning> read() {
    Map<String, Meaning> meanings = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" ");
      meanings.put(
          words[0], new Meaning(constants(words[1]), constants(words[2]), Constant.of(words[3])));
    }
    return Map.copyOf(meanings);
  }

  private static List<Constant> constants(String list) {
    return List.of(list.split(",")).stream().map(Constant::of).toList();
  }

  /// The meaning of the type named by `buffer[from, to)`.
  static Meaning of(byte[] buffer, int from, int to) {
    String type = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    return MEANINGS.getOrDefault(type, OTHER);
  }

  /// The meaning of the type of this name.
  static Meaning of(String type) {
    return MEANINGS.getOrDefault(type, OTHER);
  }
}
