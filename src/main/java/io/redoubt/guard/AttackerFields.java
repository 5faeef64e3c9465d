package io.redoubt.guard;

import java.util.Set;

/// Which fields hold text that somebody outside chose. Stateless.
public final class AttackerFields {
  private static final Set<String> FIELDS =
      Set.of(
          "user_agent.original",
          "url.original",
          "url.full",
          "url.path",
          "url.query",
          "url.fragment",
          "url.username",
          "http.request.referrer",
          "http.request.body.content",
          "http.response.body.content",
          "user.name",
          "user.full_name",
          "user.target.name",
          "user.email",
          "source.user.name",
          "client.user.name",
          "dns.question.name",
          "dns.answers.data",
          "tls.client.server_name",
          "tls.server.subject",
          "tls.client.subject",
          "tls.server.issuer",
          "x509.subject.common_name",
          "x509.issuer.common_name",
          "process.command_line",
          "process.args",
          "process.name",
          "process.title",
          "process.parent.command_line",
          "file.name",
          "file.path",
          "registry.data.strings",
          "registry.value",
          "service.name",
          "email.subject",
          "email.from.address",
          "email.attachments.file.name",
          "group.name",
          "powershell.file.script_block_text",
          "rule.description",
          "host.name",
          "source.domain",
          "alert.title",
          "alert.entity",
          "log.file.path",
          "message");

  private AttackerFields() {}

  /// Whether the field holds text that somebody outside may have chosen. Fields that only the
  /// format of a product knows count as such, as far as they may hold text.
  public static boolean contains(String field) {
    return FIELDS.contains(field)
        || field.startsWith("winlog.event_data.")
        || field.startsWith("redoubt.native.")
        || field.startsWith("kubernetes.audit.")
        || field.startsWith("suricata.eve.")
        || field.startsWith("zeek.")
        || field.startsWith("aws.cloudtrail.");
  }
}
