package io.redoubt.event;

/// The field names of the Elastic Common Schema 8.17 that Redoubt fills, as constants.
///
/// Source: the ECS field reference (and, for `winlog.*`, Winlogbeat's exported fields). A field
/// that is missing here is made with [Field#of]; a constant is only shorter.
public final class Ecs {
  // @timestamp
  public static final Field TIMESTAMP = Field.of("@timestamp");

  // event
  public static final Field EVENT_ID = Field.of("event.id");
  public static final Field EVENT_KIND = Field.of("event.kind");
  public static final Field EVENT_CATEGORY = Field.of("event.category");
  public static final Field EVENT_TYPE = Field.of("event.type");
  public static final Field EVENT_ACTION = Field.of("event.action");
  public static final Field EVENT_OUTCOME = Field.of("event.outcome");
  public static final Field EVENT_CODE = Field.of("event.code");
  public static final Field EVENT_SEVERITY = Field.of("event.severity");
  public static final Field EVENT_ORIGINAL = Field.of("event.original");
  public static final Field EVENT_MODULE = Field.of("event.module");
  public static final Field EVENT_DATASET = Field.of("event.dataset");
  public static final Field EVENT_PROVIDER = Field.of("event.provider");
  public static final Field EVENT_REASON = Field.of("event.reason");
  public static final Field EVENT_DURATION = Field.of("event.duration");
  public static final Field EVENT_SEQUENCE = Field.of("event.sequence");
  public static final Field EVENT_CREATED = Field.of("event.created");
  public static final Field EVENT_START = Field.of("event.start");
  public static final Field EVENT_END = Field.of("event.end");

  // message
  public static final Field MESSAGE = Field.of("message");

  // log
  public static final Field LOG_LEVEL = Field.of("log.level");
  public static final Field LOG_LOGGER = Field.of("log.logger");
  public static final Field LOG_SYSLOG_PRIORITY = Field.of("log.syslog.priority");
  public static final Field LOG_SYSLOG_FACILITY_CODE = Field.of("log.syslog.facility.code");
  public static final Field LOG_SYSLOG_SEVERITY_CODE = Field.of("log.syslog.severity.code");
  public static final Field LOG_SYSLOG_APPNAME = Field.of("log.syslog.appname");
  public static final Field LOG_SYSLOG_PROCID = Field.of("log.syslog.procid");
  public static final Field LOG_SYSLOG_MSGID = Field.of("log.syslog.msgid");
  public static final Field LOG_SYSLOG_HOSTNAME = Field.of("log.syslog.hostname");
  public static final Field LOG_SYSLOG_VERSION = Field.of("log.syslog.version");
  public static final Field LOG_SYSLOG_STRUCTURED_DATA = Field.of("log.syslog.structured_data");
  public static final Field LOG_FILE_PATH = Field.of("log.file.path");

  // source
  public static final Field SOURCE_IP = Field.of("source.ip");
  public static final Field SOURCE_PORT = Field.of("source.port");
  public static final Field SOURCE_ADDRESS = Field.of("source.address");
  public static final Field SOURCE_DOMAIN = Field.of("source.domain");
  public static final Field SOURCE_MAC = Field.of("source.mac");
  public static final Field SOURCE_BYTES = Field.of("source.bytes");
  public static final Field SOURCE_PACKETS = Field.of("source.packets");
  public static final Field SOURCE_USER_NAME = Field.of("source.user.name");
  public static final Field SOURCE_GEO_COUNTRY_ISO_CODE = Field.of("source.geo.country_iso_code");

  // destination
  public static final Field DESTINATION_IP = Field.of("destination.ip");
  public static final Field DESTINATION_PORT = Field.of("destination.port");
  public static final Field DESTINATION_ADDRESS = Field.of("destination.address");
  public static final Field DESTINATION_DOMAIN = Field.of("destination.domain");
  public static final Field DESTINATION_MAC = Field.of("destination.mac");
  public static final Field DESTINATION_BYTES = Field.of("destination.bytes");
  public static final Field DESTINATION_PACKETS = Field.of("destination.packets");
  public static final Field DESTINATION_USER_NAME = Field.of("destination.user.name");

  // client
  public static final Field CLIENT_IP = Field.of("client.ip");
  public static final Field CLIENT_PORT = Field.of("client.port");
  public static final Field CLIENT_ADDRESS = Field.of("client.address");

  // server
  public static final Field SERVER_IP = Field.of("server.ip");
  public static final Field SERVER_PORT = Field.of("server.port");
  public static final Field SERVER_ADDRESS = Field.of("server.address");

  // user
  public static final Field USER_NAME = Field.of("user.name");
  public static final Field USER_ID = Field.of("user.id");
  public static final Field USER_DOMAIN = Field.of("user.domain");
  public static final Field USER_EMAIL = Field.of("user.email");
  public static final Field USER_FULL_NAME = Field.of("user.full_name");
  public static final Field USER_GROUP_NAME = Field.of("user.group.name");
  public static final Field USER_GROUP_ID = Field.of("user.group.id");
  public static final Field USER_TARGET_NAME = Field.of("user.target.name");
  public static final Field USER_TARGET_ID = Field.of("user.target.id");
  public static final Field USER_TARGET_DOMAIN = Field.of("user.target.domain");
  public static final Field USER_EFFECTIVE_NAME = Field.of("user.effective.name");
  public static final Field USER_EFFECTIVE_ID = Field.of("user.effective.id");
  public static final Field USER_CHANGES_NAME = Field.of("user.changes.name");
  public static final Field USER_ROLES = Field.of("user.roles");

  // group
  public static final Field GROUP_NAME = Field.of("group.name");
  public static final Field GROUP_ID = Field.of("group.id");

  // host
  public static final Field HOST_NAME = Field.of("host.name");
  public static final Field HOST_HOSTNAME = Field.of("host.hostname");
  public static final Field HOST_IP = Field.of("host.ip");
  public static final Field HOST_ID = Field.of("host.id");
  public static final Field HOST_DOMAIN = Field.of("host.domain");
  public static final Field HOST_MAC = Field.of("host.mac");
  public static final Field HOST_OS_TYPE = Field.of("host.os.type");
  public static final Field HOST_OS_NAME = Field.of("host.os.name");

  // process
  public static final Field PROCESS_NAME = Field.of("process.name");
  public static final Field PROCESS_PID = Field.of("process.pid");
  public static final Field PROCESS_EXECUTABLE = Field.of("process.executable");
  public static final Field PROCESS_COMMAND_LINE = Field.of("process.command_line");
  public static final Field PROCESS_ARGS = Field.of("process.args");
  public static final Field PROCESS_ENTITY_ID = Field.of("process.entity_id");
  public static final Field PROCESS_WORKING_DIRECTORY = Field.of("process.working_directory");
  public static final Field PROCESS_TITLE = Field.of("process.title");
  public static final Field PROCESS_EXIT_CODE = Field.of("process.exit_code");
  public static final Field PROCESS_USER_NAME = Field.of("process.user.name");
  public static final Field PROCESS_HASH_MD5 = Field.of("process.hash.md5");
  public static final Field PROCESS_HASH_SHA1 = Field.of("process.hash.sha1");
  public static final Field PROCESS_HASH_SHA256 = Field.of("process.hash.sha256");
  public static final Field PROCESS_PE_IMPHASH = Field.of("process.pe.imphash");
  public static final Field PROCESS_PE_ORIGINAL_FILE_NAME =
      Field.of("process.pe.original_file_name");
  public static final Field PROCESS_PARENT_NAME = Field.of("process.parent.name");
  public static final Field PROCESS_PARENT_PID = Field.of("process.parent.pid");
  public static final Field PROCESS_PARENT_EXECUTABLE = Field.of("process.parent.executable");
  public static final Field PROCESS_PARENT_COMMAND_LINE = Field.of("process.parent.command_line");
  public static final Field PROCESS_PARENT_ENTITY_ID = Field.of("process.parent.entity_id");
  public static final Field PROCESS_THREAD_ID = Field.of("process.thread.id");
  public static final Field PROCESS_TTY_NAME = Field.of("process.tty.name");

  // url
  public static final Field URL_ORIGINAL = Field.of("url.original");
  public static final Field URL_FULL = Field.of("url.full");
  public static final Field URL_PATH = Field.of("url.path");
  public static final Field URL_QUERY = Field.of("url.query");
  public static final Field URL_DOMAIN = Field.of("url.domain");
  public static final Field URL_SCHEME = Field.of("url.scheme");
  public static final Field URL_PORT = Field.of("url.port");
  public static final Field URL_EXTENSION = Field.of("url.extension");
  public static final Field URL_USERNAME = Field.of("url.username");
  public static final Field URL_FRAGMENT = Field.of("url.fragment");

  // http
  public static final Field HTTP_REQUEST_METHOD = Field.of("http.request.method");
  public static final Field HTTP_REQUEST_REFERRER = Field.of("http.request.referrer");
  public static final Field HTTP_REQUEST_BYTES = Field.of("http.request.bytes");
  public static final Field HTTP_REQUEST_BODY_BYTES = Field.of("http.request.body.bytes");
  public static final Field HTTP_REQUEST_ID = Field.of("http.request.id");
  public static final Field HTTP_VERSION = Field.of("http.version");
  public static final Field HTTP_RESPONSE_STATUS_CODE = Field.of("http.response.status_code");
  public static final Field HTTP_RESPONSE_BYTES = Field.of("http.response.bytes");
  public static final Field HTTP_RESPONSE_BODY_BYTES = Field.of("http.response.body.bytes");
  public static final Field HTTP_RESPONSE_MIME_TYPE = Field.of("http.response.mime_type");
  public static final Field HTTP_REQUEST_MIME_TYPE = Field.of("http.request.mime_type");

  // user_agent
  public static final Field USER_AGENT_ORIGINAL = Field.of("user_agent.original");
  public static final Field USER_AGENT_NAME = Field.of("user_agent.name");

  // dns
  public static final Field DNS_QUESTION_NAME = Field.of("dns.question.name");
  public static final Field DNS_QUESTION_TYPE = Field.of("dns.question.type");
  public static final Field DNS_QUESTION_CLASS = Field.of("dns.question.class");
  public static final Field DNS_RESPONSE_CODE = Field.of("dns.response_code");
  public static final Field DNS_ANSWERS_DATA = Field.of("dns.answers.data");
  public static final Field DNS_ANSWERS_TYPE = Field.of("dns.answers.type");
  public static final Field DNS_ANSWERS_TTL = Field.of("dns.answers.ttl");
  public static final Field DNS_RESOLVED_IP = Field.of("dns.resolved_ip");
  public static final Field DNS_ID = Field.of("dns.id");
  public static final Field DNS_TYPE = Field.of("dns.type");
  public static final Field DNS_HEADER_FLAGS = Field.of("dns.header_flags");

  // file
  public static final Field FILE_PATH = Field.of("file.path");
  public static final Field FILE_NAME = Field.of("file.name");
  public static final Field FILE_EXTENSION = Field.of("file.extension");
  public static final Field FILE_DIRECTORY = Field.of("file.directory");
  public static final Field FILE_SIZE = Field.of("file.size");
  public static final Field FILE_MIME_TYPE = Field.of("file.mime_type");
  public static final Field FILE_HASH_MD5 = Field.of("file.hash.md5");
  public static final Field FILE_HASH_SHA1 = Field.of("file.hash.sha1");
  public static final Field FILE_HASH_SHA256 = Field.of("file.hash.sha256");
  public static final Field FILE_OWNER = Field.of("file.owner");
  public static final Field FILE_MODE = Field.of("file.mode");
  public static final Field FILE_INODE = Field.of("file.inode");
  public static final Field FILE_TARGET_PATH = Field.of("file.target_path");
  public static final Field FILE_TYPE = Field.of("file.type");

  // network
  public static final Field NETWORK_PROTOCOL = Field.of("network.protocol");
  public static final Field NETWORK_TRANSPORT = Field.of("network.transport");
  public static final Field NETWORK_TYPE = Field.of("network.type");
  public static final Field NETWORK_APPLICATION = Field.of("network.application");
  public static final Field NETWORK_BYTES = Field.of("network.bytes");
  public static final Field NETWORK_PACKETS = Field.of("network.packets");
  public static final Field NETWORK_DIRECTION = Field.of("network.direction");
  public static final Field NETWORK_COMMUNITY_ID = Field.of("network.community_id");
  public static final Field NETWORK_IANA_NUMBER = Field.of("network.iana_number");
  public static final Field NETWORK_VLAN_ID = Field.of("network.vlan.id");
  public static final Field NETWORK_NAME = Field.of("network.name");

  // rule
  public static final Field RULE_ID = Field.of("rule.id");
  public static final Field RULE_NAME = Field.of("rule.name");
  public static final Field RULE_CATEGORY = Field.of("rule.category");
  public static final Field RULE_DESCRIPTION = Field.of("rule.description");
  public static final Field RULE_LEVEL = Field.of("rule.level");
  public static final Field RULE_RULESET = Field.of("rule.ruleset");
  public static final Field RULE_REFERENCE = Field.of("rule.reference");
  public static final Field RULE_VERSION = Field.of("rule.version");

  // threat
  public static final Field THREAT_TACTIC_NAME = Field.of("threat.tactic.name");
  public static final Field THREAT_TACTIC_ID = Field.of("threat.tactic.id");
  public static final Field THREAT_TECHNIQUE_ID = Field.of("threat.technique.id");
  public static final Field THREAT_TECHNIQUE_NAME = Field.of("threat.technique.name");
  public static final Field THREAT_FRAMEWORK = Field.of("threat.framework");
  public static final Field THREAT_INDICATOR_IP = Field.of("threat.indicator.ip");

  // cloud
  public static final Field CLOUD_PROVIDER = Field.of("cloud.provider");
  public static final Field CLOUD_REGION = Field.of("cloud.region");
  public static final Field CLOUD_ACCOUNT_ID = Field.of("cloud.account.id");
  public static final Field CLOUD_ACCOUNT_NAME = Field.of("cloud.account.name");
  public static final Field CLOUD_INSTANCE_ID = Field.of("cloud.instance.id");
  public static final Field CLOUD_SERVICE_NAME = Field.of("cloud.service.name");
  public static final Field CLOUD_PROJECT_ID = Field.of("cloud.project.id");
  public static final Field CLOUD_AVAILABILITY_ZONE = Field.of("cloud.availability_zone");

  // container
  public static final Field CONTAINER_ID = Field.of("container.id");
  public static final Field CONTAINER_NAME = Field.of("container.name");
  public static final Field CONTAINER_IMAGE_NAME = Field.of("container.image.name");

  // orchestrator
  public static final Field ORCHESTRATOR_TYPE = Field.of("orchestrator.type");
  public static final Field ORCHESTRATOR_NAMESPACE = Field.of("orchestrator.namespace");
  public static final Field ORCHESTRATOR_RESOURCE_NAME = Field.of("orchestrator.resource.name");
  public static final Field ORCHESTRATOR_RESOURCE_TYPE = Field.of("orchestrator.resource.type");
  public static final Field ORCHESTRATOR_API_VERSION = Field.of("orchestrator.api_version");
  public static final Field ORCHESTRATOR_CLUSTER_NAME = Field.of("orchestrator.cluster.name");

  // registry
  public static final Field REGISTRY_PATH = Field.of("registry.path");
  public static final Field REGISTRY_KEY = Field.of("registry.key");
  public static final Field REGISTRY_VALUE = Field.of("registry.value");
  public static final Field REGISTRY_DATA_STRINGS = Field.of("registry.data.strings");
  public static final Field REGISTRY_DATA_TYPE = Field.of("registry.data.type");
  public static final Field REGISTRY_HIVE = Field.of("registry.hive");

  // service
  public static final Field SERVICE_NAME = Field.of("service.name");
  public static final Field SERVICE_TYPE = Field.of("service.type");
  public static final Field SERVICE_ID = Field.of("service.id");
  public static final Field SERVICE_STATE = Field.of("service.state");

  // tls
  public static final Field TLS_VERSION = Field.of("tls.version");
  public static final Field TLS_CIPHER = Field.of("tls.cipher");
  public static final Field TLS_CLIENT_JA3 = Field.of("tls.client.ja3");
  public static final Field TLS_SERVER_JA3S = Field.of("tls.server.ja3s");
  public static final Field TLS_CLIENT_SERVER_NAME = Field.of("tls.client.server_name");
  public static final Field TLS_CLIENT_SUBJECT = Field.of("tls.client.subject");
  public static final Field TLS_CLIENT_ISSUER = Field.of("tls.client.issuer");
  public static final Field TLS_SERVER_SUBJECT = Field.of("tls.server.subject");
  public static final Field TLS_SERVER_ISSUER = Field.of("tls.server.issuer");
  public static final Field TLS_ESTABLISHED = Field.of("tls.established");
  public static final Field TLS_RESUMED = Field.of("tls.resumed");

  // x509
  public static final Field X509_SUBJECT_COMMON_NAME = Field.of("x509.subject.common_name");
  public static final Field X509_ISSUER_COMMON_NAME = Field.of("x509.issuer.common_name");
  public static final Field X509_SERIAL_NUMBER = Field.of("x509.serial_number");

  // email
  public static final Field EMAIL_FROM_ADDRESS = Field.of("email.from.address");
  public static final Field EMAIL_TO_ADDRESS = Field.of("email.to.address");
  public static final Field EMAIL_SUBJECT = Field.of("email.subject");
  public static final Field EMAIL_MESSAGE_ID = Field.of("email.message_id");

  // related
  public static final Field RELATED_IP = Field.of("related.ip");
  public static final Field RELATED_USER = Field.of("related.user");
  public static final Field RELATED_HOSTS = Field.of("related.hosts");
  public static final Field RELATED_HASH = Field.of("related.hash");

  // agent
  public static final Field AGENT_ID = Field.of("agent.id");
  public static final Field AGENT_NAME = Field.of("agent.name");
  public static final Field AGENT_TYPE = Field.of("agent.type");
  public static final Field AGENT_VERSION = Field.of("agent.version");

  // observer
  public static final Field OBSERVER_NAME = Field.of("observer.name");
  public static final Field OBSERVER_HOSTNAME = Field.of("observer.hostname");
  public static final Field OBSERVER_IP = Field.of("observer.ip");
  public static final Field OBSERVER_INGRESS_INTERFACE_NAME =
      Field.of("observer.ingress.interface.name");
  public static final Field OBSERVER_EGRESS_INTERFACE_NAME =
      Field.of("observer.egress.interface.name");
  public static final Field OBSERVER_PRODUCT = Field.of("observer.product");
  public static final Field OBSERVER_VENDOR = Field.of("observer.vendor");
  public static final Field OBSERVER_TYPE = Field.of("observer.type");
  public static final Field OBSERVER_VERSION = Field.of("observer.version");

  // organization
  public static final Field ORGANIZATION_NAME = Field.of("organization.name");
  public static final Field ORGANIZATION_ID = Field.of("organization.id");

  // labels
  public static final Field LABELS = Field.of("labels");

  // tags
  public static final Field TAGS = Field.of("tags");

  // error
  public static final Field ERROR_MESSAGE = Field.of("error.message");
  public static final Field ERROR_CODE = Field.of("error.code");

  // package
  public static final Field PACKAGE_NAME = Field.of("package.name");
  public static final Field PACKAGE_VERSION = Field.of("package.version");

  // dll
  public static final Field DLL_PATH = Field.of("dll.path");
  public static final Field DLL_NAME = Field.of("dll.name");

  // driver
  public static final Field DRIVER_NAME = Field.of("driver.name");

  // session
  public static final Field SESSION_ID = Field.of("session.id");

  // transaction
  public static final Field TRANSACTION_ID = Field.of("transaction.id");

  // trace
  public static final Field TRACE_ID = Field.of("trace.id");

  // winlog
  public static final Field WINLOG_CHANNEL = Field.of("winlog.channel");
  public static final Field WINLOG_EVENT_ID = Field.of("winlog.event_id");
  public static final Field WINLOG_PROVIDER_NAME = Field.of("winlog.provider_name");
  public static final Field WINLOG_PROVIDER_GUID = Field.of("winlog.provider_guid");
  public static final Field WINLOG_COMPUTER_NAME = Field.of("winlog.computer_name");
  public static final Field WINLOG_RECORD_ID = Field.of("winlog.record_id");
  public static final Field WINLOG_TASK = Field.of("winlog.task");
  public static final Field WINLOG_OPCODE = Field.of("winlog.opcode");
  public static final Field WINLOG_LEVEL = Field.of("winlog.level");
  public static final Field WINLOG_KEYWORDS = Field.of("winlog.keywords");
  public static final Field WINLOG_VERSION = Field.of("winlog.version");
  public static final Field WINLOG_PROCESS_PID = Field.of("winlog.process.pid");
  public static final Field WINLOG_PROCESS_THREAD_ID = Field.of("winlog.process.thread.id");
  public static final Field WINLOG_USER_IDENTIFIER = Field.of("winlog.user.identifier");
  public static final Field WINLOG_ACTIVITY_ID = Field.of("winlog.activity_id");
  public static final Field WINLOG_LOGON_TYPE = Field.of("winlog.logon.type");
  public static final Field WINLOG_EVENT_DATA = Field.of("winlog.event_data");
  public static final Field WINLOG_USER_DATA = Field.of("winlog.user_data");

  private Ecs() {}
}
