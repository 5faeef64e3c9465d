package io.redoubt.parse.json;

import java.util.List;
import java.util.stream.Stream;

/// The JSON records of clouds, identity providers and hosted services, by their keys. Sources: the
/// vendors' field references. `p_log_type` is the label that Panther's exports carry.
public final class CloudKinds {
  private CloudKinds() {}

  /// All of them; those whose keys say more come first.
  public static List<JsonKind> all() {
    return Stream.of(aws(), azure(), google(), identity(), endpoints())
        .flatMap(List::stream)
        .toList();
  }

  private static List<JsonKind> aws() {
    return List.of(
        JsonKind.flat(
            "aws.cloudtrail",
            "aws.cloudtrail",
            "eventVersion eventSource eventName",
            "eventSource eventName",
            "eventType=AwsApiCall",
            "eventType=AwsConsoleSignIn",
            "eventType=AwsServiceEvent",
            "eventType=AwsConsoleAction",
            "eventType=AwsCloudTrailInsight",
            "eventName=ConsoleLogin userIdentity",
            "p_log_type=AWS.CloudTrail"),
        JsonKind.flat(
            "aws.guardduty",
            "aws.guardduty",
            "schemaVersion accountId partition service type",
            "service severity resource title accountId",
            "p_log_type=AWS.GuardDuty"),
        JsonKind.flat(
            "aws.securityhub",
            "aws.securityhub",
            "AwsAccountId ProductArn",
            "GeneratorId FindingProviderFields",
            "p_log_type=AWS.SecurityFindingFormat"),
        JsonKind.flat(
            "aws.vpcflow",
            "aws.vpcflow",
            "srcaddr dstaddr",
            "interfaceId srcaddr",
            "src_addr dst_addr interface_id",
            "p_log_type=AWS.VPCFlow",
            "p_log_type=OCSF.NetworkActivity"),
        JsonKind.flat(
            "aws.waf",
            "aws.waf",
            "webaclId action",
            "terminatingRuleId httpRequest",
            "p_log_type=AWS.WAFWebACL"),
        JsonKind.flat(
            "aws.s3access",
            "aws.s3access",
            "bucketowner bucket",
            "remoteip bucket",
            "bucket requester",
            "p_log_type=AWS.S3ServerAccess"),
        JsonKind.flat(
            "aws.bedrock",
            "aws.bedrock_invocation",
            "modelId schemaType",
            "p_log_type=AWS.BedrockModelInvocation"));
  }

  private static List<JsonKind> azure() {
    return List.of(
        JsonKind.of(
            new AksAudit(),
            "category=kube-audit operationName",
            "category=kube-audit properties",
            "category=kube-audit-admin operationName",
            "category=kube-audit-admin properties"),
        JsonKind.flat(
            "azure.signin",
            "azure.signinlogs",
            "category=SignInLogs",
            "category=NonInteractiveUserSignInLogs",
            "category=ServicePrincipalSignInLogs",
            "category=ManagedIdentitySignInLogs",
            "createdDateTime userPrincipalName appDisplayName"),
        JsonKind.flat(
            "azure.audit",
            "azure.auditlogs",
            "category=AuditLogs",
            "category=ProvisioningLogs",
            "category=UserRiskEvents",
            "category=RiskyUsers",
            "activityDateTime activityDisplayName initiatedBy"),
        JsonKind.flat(
            "microsoft.defender",
            "microsoft.m365_defender",
            "category=AdvancedHunting-*",
            "p_log_type=MicrosoftDefenderXDR.*"),
        JsonKind.flat(
            "azure.gateway", "azure.platformlogs", "category=ApplicationGatewayAccessLog"),
        JsonKind.flat(
            "azure.activity",
            "azure.activitylogs",
            "operationName resourceId category",
            "operationName category properties",
            "operationName resourceId resultType",
            "eventTimestamp operationName caller",
            "p_log_type=Azure.MonitorActivity operationName"),
        JsonKind.flat("azure.audit", "azure.auditlogs", "p_log_type=Azure.Audit"),
        JsonKind.flat(
            "microsoft365.audit",
            "o365.audit",
            "CreationTime Operation Workload",
            "RecordType Operation UserKey",
            "RecordType Operation Workload",
            "p_log_type=Microsoft365.*"));
  }

  private static List<JsonKind> google() {
    return List.of(
        JsonKind.flat("gcp.audit", "gcp.audit", "protoPayload", "p_log_type=GCP.AuditLog"),
        JsonKind.flat(
            "gcp.loadbalancer",
            "gcp.loadbalancer",
            "httpRequest insertId",
            "httpRequest logName",
            "p_log_type=GCP.HTTPLoadBalancer"),
        JsonKind.flat(
            "gcp.log",
            "gcp.log",
            "jsonPayload insertId resource",
            "textPayload insertId resource",
            "jsonPayload resource logName",
            "textPayload resource logName"),
        JsonKind.flat(
            "gsuite.activity",
            "google_workspace",
            "kind=admin#reports#activity",
            "actor id ipAddress",
            "id actor type name",
            "actor id name parameters",
            "id kind name parameters",
            "p_log_type=GSuite.*"),
        JsonKind.flat(
            "kubernetes.audit",
            "kubernetes.audit",
            "apiVersion=audit.k8s.io* kind",
            "kind=Event auditID",
            "kind=Event verb",
            "auditID stage",
            "verb objectRef",
            "verb requestURI user",
            "p_log_type=Amazon.EKS.Audit"));
  }

  private static List<JsonKind> identity() {
    return List.of(
        JsonKind.flat(
            "okta.system",
            "okta.system",
            "actor eventType displayMessage",
            "actor eventType published",
            "actor eventType outcome",
            "actor eventType client",
            "actor client outcome published",
            "eventType legacyEventType displayMessage",
            "eventType displayMessage outcome",
            "p_log_type=Okta.SystemLog"),
        JsonKind.flat("slack.audit", "slack.audit", "action actor context", "p_log_type=Slack.*"),
        JsonKind.flat(
            "github.audit",
            "github.audit",
            "action actor _document_id",
            "action actor org",
            "action actor business",
            "action actor repo",
            "action actor created_at",
            "action actor actor_ip",
            "action actor actor_location",
            "@timestamp action actor org",
            "p_log_type=GitHub.Audit"),
        JsonKind.flat(
            "github.webhook",
            "github.webhook",
            "action repository sender",
            "pusher ref repository",
            "action repository workflow_run",
            "action repository workflow_job",
            "action repository pull_request",
            "action repository issue",
            "p_log_type=GitHub.Webhook"));
  }

  private static List<JsonKind> endpoints() {
    return List.of(
        JsonKind.flat(
            "crowdstrike.fdr",
            "crowdstrike",
            "event_simpleName aid",
            "event_simpleName cid",
            "event_simpleName",
            "fdr_event_type",
            "aid cid event_platform",
            "metadata event cid",
            "cid unknown_payload",
            "event metadata",
            "p_log_type=Crowdstrike.*"),
        JsonKind.flat(
            "osquery",
            "osquery",
            "name hostIdentifier columns",
            "name hostIdentifier snapshot",
            "name hostIdentifier diffResults",
            "name action columns",
            "hostIdentifier calendarTime unixTime",
            "p_log_type=Osquery.*"));
  }
}
