package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of actions, classes and settings are words put together, and say what happened: they stay.
class NamesStayTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttachUserPolicy",
        "GetCallerIdentity",
        "UpdateAssumeRolePolicy",
        "ListAttachedRolePolicies",
        "CreateLoginProfile",
        "AuthorizeSecurityGroupIngress",
        "ModifyImageAttribute",
        "DeactivateMFADevice",
        "PutEncryptionConfiguration",
        "SharePointFileOperation",
        "AddServicePrincipalCredentials",
        "MicrosoftGraphActivityLogs",
        "ServiceAccountTokenCreator",
        "getHTTPResponseCode",
        "EnableVirtualizationBasedSecurity",
        "DisableRealtimeMonitoring",
        "ClusterRoleBindingCreated"
      })
  void theNameOfAnActionStays(String name) {
    for (String text :
        List.of(name, "eventName = \"" + name + "\"", "{\"action\":\"" + name + "\"}")) {
      RedactionCase redaction =
          new Redactor(RedactionPolicy.standard(), new byte[32]).open("c", Tier.EXCERPTS);
      assertThat(redaction.text(text))
          .isInstanceOfSatisfying(
              Redaction.Done.class, done -> assertThat(done.redacted().text()).isEqualTo(text));
    }
  }
}
