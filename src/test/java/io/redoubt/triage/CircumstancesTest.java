package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.testing.Analyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asked, by way of whom and for whom decides what a record of a cloud alone leaves open.
class CircumstancesTest {
  private static final String AWS =
      """
      {"eventVersion":"1.08","userIdentity":{%s},"eventTime":"2026-11-03T09:00:00Z",\
      "eventSource":"%s","eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"%s",\
      "userAgent":"aws-cli/2","requestParameters":{%s},"responseElements":null,\
      "eventID":"1","eventType":"AwsApiCall","recipientAccountId":"111122223333"}
      """;
  private static final String PERSON =
      "\"type\":\"IAMUser\",\"userName\":\"dora\",\"arn\":\"arn:aws:iam::111122223333:user/dora\"";
  private static final String ROLE =
      "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/deploy/build-7\","
          + "\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"userName\":\"deploy\"}}";
  private static final String OWNER =
      """
      {"actor":{"email":"dora@corp.example","profileId":"7"},"id":{"applicationName":"drive",\
      "customerId":"C1","time":"2026-11-03 09:00:00.000","uniqueQualifier":"7"},\
      "kind":"admin#reports#activity","name":"change_owner","parameters":{"doc_title":"plans",\
      "new_owner":"%s","owner":"dora@corp.example","visibility":"unknown"},"type":"acl_change"}
      """;
  private static final String SECRET =
      """
      {"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"get","user":{"username":\
      "dora@corp.example"},"sourceIPs":["%s"],"userAgent":"kubectl/v1.28.0","objectRef":\
      {"resource":"secrets","namespace":"shop","name":"db","apiVersion":"v1"},"responseStatus":\
      {"code":403,"message":"Forbidden"},"stage":"ResponseComplete",\
      "requestReceivedTimestamp":"2026-11-03T09:00:00.000000Z"}
      """;
  private static final String CALL =
      """
      {"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"list","user":{"username":"%s"},\
      "sourceIPs":["203.0.113.9"],"userAgent":"curl/8","requestURI":"%s","responseStatus":\
      {"code":403,"message":"Forbidden"},"stage":"ResponseComplete",\
      "requestReceivedTimestamp":"2026-11-03T09:00:00.000000Z"}
      """;
  private static final String MAIL =
      """
      {"actor":{"email":"dora@corp.example"},"id":{"applicationName":"gmail","customerId":"C1",\
      "time":"2026-11-03 09:00:00.000"},"kind":"admin#reports#activity","name":"delivery",\
      "parameters":{"event_info":{"success":true},"message_info":{"source":{"address":\
      "boss@corp.example"},"connection_info":{"client_ip":"203.0.113.9","dkim_pass":false,\
      "spf_pass":false,"dmarc_pass":false}}},"type":"message_delivery"}
      """;
  private static final String POLICY =
      """
      {"protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog","status":{},\
      "authenticationInfo":{"principalEmail":"dora@corp.example"},"requestMetadata":{"callerIp":\
      "203.0.113.9"},"serviceName":"cloudresourcemanager.googleapis.com","methodName":\
      "SetIamPolicy","resourceName":"projects/shop","serviceData":{"policyDelta":{\
      "bindingDeltas":[{"action":"ADD","role":"roles/viewer","member":"user:%s"}]}},"request":\
      {"policy":{"bindings":[{"members":["user:old@partner.example"],"role":"roles/viewer"}]}}},\
      "logName":"projects/shop/logs/cloudaudit.googleapis.com%%2Factivity","timestamp":\
      "2026-11-03T09:00:00Z"}
      """;
  private static final Disposition OPEN = Disposition.UNDETERMINED;
  private static final Disposition REAL = Disposition.TRUE_POSITIVE;
  private static final String SIGN_IN =
      """
      {"time":"2026-11-03T09:00:00Z","operationName":"Sign-in activity","category":"SignInLogs",\
      "tenantId":"t","resultType":"0","callerIpAddress":"203.0.113.9","properties":\
      {"userPrincipalName":"dora@corp.example","userId":"u","ipAddress":"203.0.113.9",\
      "riskLevelDuringSignIn":"high","riskLevelAggregated":"high","riskState":"%s",\
      "status":{"errorCode":0}}}
      """;

  @Test
  void codeThatAPersonPutsInPlaceByHandNeedsAnOrder(@TempDir Path here) throws IOException {
    assertThat(lambda(here, PERSON)).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(lambda(here, ROLE)).isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void aKeyThatAServiceOfThePlatformAsksForIsOrdinary(@TempDir Path here) throws IOException {
    assertThat(user(here, "198.51.100.4")).isEqualTo(Disposition.UNDETERMINED);
    assertThat(user(here, "cloudformation.amazonaws.com")).isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(user(here, "cloudformation.amazonaws.com.example.org"))
        .as("a name that only looks like one")
        .isEqualTo(Disposition.UNDETERMINED);
    assertThat(user(here, "ec2-198-51-100-4.compute-1.amazonaws.com"))
        .as("a machine that anybody can rent")
        .isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void whatIsHandedToAStrangerNeedsAnOrderAndToAColleagueIsOrdinary(@TempDir Path here)
      throws IOException {
    assertThat(judged(here, OWNER.formatted("eve@elsewhere.example")))
        .isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(judged(here, OWNER.formatted("bob@corp.example")))
        .isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void twoAddressesOfAMailServiceForEverybodyAreNoColleagues(@TempDir Path here)
      throws IOException {
    assertThat(
            judged(
                here,
                OWNER.formatted("eve@gmail.com").replace("dora@corp.example", "dora@gmail.com")))
        .isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void aSecretAskedForInVainIsOpenFromOutsideAndHarmlessFromInside(@TempDir Path here)
      throws IOException {
    assertThat(judged(here, SECRET.formatted("203.0.113.9"))).isEqualTo(Disposition.UNDETERMINED);
    assertThat(judged(here, SECRET.formatted("10.20.9.2"))).isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void theServicesOwnViewOfTheRiskDecidesASignIn(@TempDir Path here) throws IOException {
    assertThat(judged(here, SIGN_IN.formatted("atRisk"))).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(judged(here, SIGN_IN.formatted("dismissed"))).isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void anAccountThatIsRefusedFromOutsideStaysOpenAndANamelessOneDoesNot(@TempDir Path here)
      throws IOException {
    assertThat(judged(here, CALL.formatted("dora@corp.example", "/api/v1/nodes")))
        .isEqualTo(Disposition.UNDETERMINED);
    assertThat(judged(here, CALL.formatted("system:anonymous", "/api/v1/nodes")))
        .isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void anAttackThatWasFendedOffIsAnAttack(@TempDir Path here) throws IOException {
    assertThat(judged(here, CALL.formatted("system:anonymous", "/vendor/phpunit/eval-stdin.php")))
        .isEqualTo(Disposition.TRUE_POSITIVE);
  }

  @Test
  void whoIsNamedInMailThatNobodyProvedExcusesNothing(@TempDir Path here) throws IOException {
    assertThat(judged(here, MAIL)).isEqualTo(Disposition.UNDETERMINED);
  }

  /* The whole policy, which names all who had rights before, stands in the request. */
  @Test
  void ofAPolicyWhatTheRequestChangedCounts(@TempDir Path here) throws IOException {
    assertThat(judged(here, POLICY.formatted("bob@corp.example"))).isEqualTo(OPEN);
    assertThat(judged(here, POLICY.formatted("eve@elsewhere.example"))).isEqualTo(REAL);
  }

  private static Disposition lambda(Path here, String who) throws IOException {
    return judged(
        here,
        AWS.formatted(
            who,
            "lambda.amazonaws.com",
            "UpdateFunctionCode20150331v2",
            "198.51.100.4",
            "\"functionName\":\"shop\""));
  }

  private static Disposition user(Path here, String from) throws IOException {
    return judged(
        here,
        AWS.formatted(
            ROLE, "iam.amazonaws.com", "CreateUser", from, "\"userName\":\"report-reader\""));
  }

  private static Disposition judged(Path here, String line) throws IOException {
    Path file = Files.writeString(here.resolve("log.json"), line);
    Alert worst =
        Analyses.of(file.toString()).alerts().stream()
            .max(
                Comparator.comparing(Alert::severity)
                    .thenComparing(alert -> alert.verdict().byCode().score()))
            .orElseThrow();
    assertThat(Grounding.unsupported(worst)).as(() -> Grounding.text(worst)).isEmpty();
    return worst.verdict().disposition();
  }
}
