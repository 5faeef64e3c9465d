// Made from api/openapi.yaml; change that, then see clients/README.md.

/** A step in the life of an alert or incident. */
export interface Action {
  id: string;
  time: string;
  /** The name of a key; `local` without one; `redoubt` for the service itself. */
  actor: string;
  action: "disposition" | "assignment" | "note" | "suppression" | "verdict";
  status?: string;
  disposition?: string;
  reason?: string;
  assignee?: string;
  text?: string;
  suppressed_by?: string | null;
  from: Standing | Judged;
  to: Standing | Judged;
}

export interface AddSuppressionRequest {
  scope: NewScope;
  reason: string;
  /** Whom to ask about it; without it, who makes it. */
  owner?: string;
  expires: string;
}

/** Findings of one meaning about the same entities; the unit of triage. */
export interface Alert {
  schema: "redoubt.alert/v1";
  /** Equal input gives equal ids. */
  id: string;
  title: string;
  severity: "informational" | "low" | "medium" | "high" | "critical";
  severity_reasons: Array<string>;
  status: string;
  /** Of the service: what people say it is. */
  disposition?: "" | "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  /** Of the service: who works on it. */
  assignee?: string;
  /** Of the service: id of the suppression that hides it. */
  suppressed_by?: string | null;
  /** Of the service: goes up with each decision and each other verdict. */
  revision?: number;
  /** Of the service: when it was first filed. */
  created?: string;
  /** Of the service: when it last changed. */
  updated?: string;
  incident_id: string | null;
  rule_ids: Array<string>;
  rules: Array<AlertRule>;
  techniques: Array<string>;
  tactics: Array<string>;
  entities: Record<string, Array<string>>;
  finding_count: number;
  event_count: number;
  first_seen: string | null;
  last_seen: string | null;
  evidence: Array<Evidence>;
  verdict: Verdict;
}

export interface AlertRule {
  id: string;
  title: string;
  level: "informational" | "low" | "medium" | "high" | "critical";
  path: string;
  kind: "detection" | "correlation" | "vendor" | "builtin";
}

export interface AnomaliesAnswer {
  anomalies: Array<Anomaly>;
  /** All that were found. */
  count: number;
  /** How many things were compared. */
  series: number;
  history_hours: number;
  /** Of what nothing, or not everything, can be said, and why; by field. */
  silent: Record<string, string>;
  /** Why there is nothing, for people; null when there is something. */
  explanation: string | null;
}

/** Something that was not as it always was. */
export interface Anomaly {
  kind: "more" | "fewer" | "silent" | "first_seen" | "outlier";
  /** ECS name; * for all events together. */
  field: string;
  value: string;
  start: string;
  end: string;
  count: number;
  /** Events; of an outlier the usual length (command lines) or bits (names). */
  expected: number;
  /** By how many usual deviations the clearest hour differs. */
  deviation: number;
  severity: "low" | "medium";
  /** What it was compared with. */
  basis: string;
  text: string;
  /** Other fields and values of the same events. */
  also: Array<string>;
  /** Of an outlier. Ids of some of the events. */
  events?: Array<string>;
}

export interface AskAnswer {
  question: string;
  /** A few sentences; references to `evidence` in brackets. */
  summary: string;
  /** That of the gravest alert that concerns it; always by code. */
  threat_level: "low" | "medium" | "high" | "critical";
  key_findings: Array<string>;
  recommendations: Array<string>;
  /** How sure code is that this answers the question. */
  confidence: number;
  /** Ids of events that it rests on. */
  citations: Array<string>;
  engine: "deterministic" | "merged" | "model";
  /** Why nothing was found. */
  explanation: string | null;
  understood: AskAnswerUnderstood;
  /** What was counted, by topic. */
  looked_up: Array<AskAnswerLookedUpItem>;
  evidence: Array<AskAnswerEvidenceItem>;
  model: AskAnswerModel;
}

export interface AskAnswerEvidenceItem {
  id: string;
  kind: "rule" | "fact" | "baseline" | "context" | "raw";
  event_id: string | null;
  time: string;
  text: string;
}

export interface AskAnswerLookedUpItem {
  topic: string;
  /** In the language of search. */
  query: string;
  total: number;
  exact: boolean;
  first: string | null;
  last: string | null;
  /** Frequent values by field. */
  top: Record<string, Array<AskAnswerLookedUpItemTopValueItem>>;
  timeline: AskAnswerLookedUpItemTimeline;
}

export interface AskAnswerLookedUpItemTimeline {
  interval_ms: number;
  buckets: Array<AskAnswerLookedUpItemTimelineBucketsItem>;
}

export interface AskAnswerLookedUpItemTimelineBucketsItem {
  start: string;
  count: number;
}

export interface AskAnswerLookedUpItemTopValueItem {
  value: string;
  count: number;
}

export interface AskAnswerModel {
  /** What became of the model's part; empty when none was wanted. */
  note: string;
  name?: string;
  digest?: string;
  audit_index?: number;
  injection?: Array<string>;
  checked?: number;
  supported?: number;
  struck?: Array<string>;
}

export interface AskAnswerUnderstood {
  from: string | null;
  to: string | null;
  about: Array<AskAnswerUnderstoodAboutItem>;
  /** What to know of how the question was understood, and how many records were not looked at yet. */
  notes: Array<string>;
  /** Words that were not understood. */
  left_out: Array<string>;
  by: "code" | "model";
}

export interface AskAnswerUnderstoodAboutItem {
  kind: string;
  value: string;
}

export interface AskRequest {
  question: string;
  from?: string;
  to?: string;
  /** Zone of times in the question */
  zone?: string;
  /** Whether a model may add its words. */
  llm?: "auto" | "off";
}

export interface AssignAlertRequest {
  /** Empty: nobody. */
  assignee: string;
}

export interface AssignIncidentRequest {
  /** Empty: nobody. */
  assignee: string;
}

export interface AuditEntry {
  index: number;
  kind: "created" | "prompt" | "response" | "verdict" | "reveal" | "administration" | "purge" | "model";
  time: string;
  /** Id of what it is about; often empty. */
  subject: string;
  /** Of RFC 9162. */
  leaf_hash: string;
  /** The entry itself. */
  entry: Record<string, unknown>;
}

export interface CompleteQueryAnswer {
  /** What stands from here to the place gives way to the text of an item. */
  from: number;
  items: Array<CompleteQueryAnswerItemsItem>;
}

export interface CompleteQueryAnswerItemsItem {
  text: string;
  kind: "field" | "value" | "operator";
  /** Events that have the value. */
  count?: number;
}

export interface Conversation {
  id: string;
  /** Entry of the verdict in the audit log. */
  audit_index: number;
  /** Entry of the earlier verdict whose answer was taken; its exchanges are shown. */
  reused_from: number | null;
  revealed: boolean;
  /** Entry of the reveal. */
  reveal_index?: number;
  exchanges: Array<ConversationExchangesItem>;
}

export interface ConversationExchangesItem {
  audit_index: number;
  time: string;
  purpose: "question" | "repair" | "counterfactual" | "counterfactual_repair" | "escalation" | "escalation_repair" | "sample" | "sample_repair" | "plan";
  model: string;
  /** Whether the texts were deleted on purpose. */
  purged: boolean;
  /** Of what was sent: role and text of each message, each followed by a zero byte. */
  prompt_sha256: string;
  messages: Array<ConversationExchangesItemMessagesItem>;
  /** `complete`, or why there is no answer. */
  result: string;
  /** Written by a model; hostile text possible. */
  response: string;
}

export interface ConversationExchangesItemMessagesItem {
  role: string;
  text: string;
}

export interface CreateKeyAnswer {
  name: string;
  /** First characters of what opens. */
  hint: string;
  scopes: Array<string>;
  created: string | null;
  expires: string | null;
  revoked: string | null;
  valid: boolean;
  key: string;
  [more: string]: unknown;
}

export interface CreateKeyRequest {
  name: string;
  scopes: Array<"read" | "ingest" | "triage" | "admin">;
  expires?: string;
}

export interface DisposeAlertRequest {
  status: "open" | "acknowledged" | "closed" | "reopened" | "new";
  /** Needed for closing. */
  disposition?: "" | "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  /** Needed for closing. */
  reason?: string;
}

export interface DisposeIncidentRequest {
  status: "open" | "acknowledged" | "closed" | "reopened" | "new";
  /** Needed for closing. */
  disposition?: "" | "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  /** Needed for closing. */
  reason?: string;
}

/** One record as an ECS document with nested keys. ECS fields and native fields stand beside what is named here. A field that has a value and children keeps its value under `value`. */
export interface EcsDocument {
  /** Absent when the record has no usable time. */
  "@timestamp"?: string;
  event: EcsDocumentEvent;
  related?: EcsDocumentRelated;
  redoubt: EcsDocumentRedoubt;
  [more: string]: unknown;
}

export interface EcsDocumentEvent {
  id: string;
  /** The record as text; bytes that are not UTF-8 read U+FFFD. */
  original: string;
  category?: Array<string>;
  type?: Array<string>;
  code?: string;
  [more: string]: unknown;
}

export interface EcsDocumentRedoubt {
  format: string;
  source: EcsDocumentRedoubtSource;
  parse: EcsDocumentRedoubtParse;
  time: EcsDocumentRedoubtTime;
  template?: EcsDocumentRedoubtTemplate;
  /** The exact bytes, when `event.original` cannot give them back. */
  raw?: string;
  /** Fields of the format that have no place in ECS. */
  native?: Record<string, unknown>;
  [more: string]: unknown;
}

export interface EcsDocumentRedoubtParse {
  status: "ok" | "partial" | "rejected";
  reason?: string;
}

export interface EcsDocumentRedoubtSource {
  path: string;
  line?: number;
  /** In the decompressed stream. */
  offset: number;
  record?: number;
}

export interface EcsDocumentRedoubtTemplate {
  id: string;
  text: string;
}

export interface EcsDocumentRedoubtTime {
  status: "ok" | "zone_assumed" | "inferred" | "year_unknown" | "unparsable" | "absent";
  zone?: string;
  /** What told an inferred year. */
  evidence?: string;
}

export interface EcsDocumentRelated {
  ip?: Array<string>;
  user?: Array<string>;
  hosts?: Array<string>;
  hash?: Array<string>;
  [more: string]: unknown;
}

/** Which model compared. Not in mode keyword, nor where words alone were compared. */
export interface Embedder {
  name: string;
  /** Of model and way of use. */
  digest: string;
  /** Why it is no better one. */
  note: string | null;
}

export interface EnableRuleRequest {
  enabled: boolean;
  reason?: string;
}

export interface EngineAnswer {
  contract: "redoubt.engine/v1";
  id: string;
  outcome: "complete" | "failed";
  text?: string;
  thought_hash?: string;
  model?: EngineModel;
  /** A reason of docs/models.md. */
  reason?: string;
  detail?: string;
  usage: EngineAnswerUsage;
  [more: string]: unknown;
}

export interface EngineAnswerUsage {
  prompt_tokens: number;
  answer_tokens: number;
  first_byte_ms: number;
  total_ms: number;
  requests: number;
  [more: string]: unknown;
}

export interface EngineChatRequest {
  contract: "redoubt.engine/v1";
  /** Stands in the answer again. */
  id: string;
  /** The redaction tier of the prompt. */
  tier: number;
  /** At most 524,288 characters together. */
  messages: Array<EngineChatRequestMessagesItem>;
  /** JSON Schema of the answer as text; free text without it. */
  schema?: string;
  max_tokens: number;
  temperature?: number;
  seed?: number;
  deadline_ms: number;
  [more: string]: unknown;
}

export interface EngineChatRequestMessagesItem {
  role: "system" | "user" | "assistant";
  text: string;
  [more: string]: unknown;
}

export interface EngineModel {
  backend: string;
  server_version: string;
  name: string;
  digest: string;
  context: number;
  [more: string]: unknown;
}

export interface EngineStateAnswer {
  contract: "redoubt.engine/v1";
  /** `ready`, `loading`, `no_model`, or the reason why not (docs/models.md). */
  state: string;
  detail: string;
  model?: EngineModel;
}

export interface EventFieldValuesAnswer {
  values: Array<EventFieldValuesAnswerValuesItem>;
  /** Why there are none. */
  explanation: string | null;
}

export interface EventFieldValuesAnswerValuesItem {
  value: string;
  count: number;
}

export interface EventFieldsAnswer {
  fields: Array<string>;
  /** Field → as what a query can compare it: `text` is cut into words, `number` has ranges, `ip` has networks and ranges, `date` is compared as text, `keyword` as a whole. */
  types?: Record<string, "text" | "keyword" | "number" | "ip" | "date">;
}

export interface EventHistogramAnswer {
  buckets: Array<EventHistogramAnswerBucketsItem>;
  /** False when there were more than 10000. */
  complete: boolean;
  /** Why there are none, or why some may be missing. */
  explanation?: string | null;
  partial: boolean;
}

export interface EventHistogramAnswerBucketsItem {
  start: string;
  count: number;
}

export interface EventValuesAnswer {
  values: Array<EventValuesAnswerValuesItem>;
  /** False when there are more. */
  complete: boolean;
  /** Why there are none. */
  explanation?: string | null;
  partial: boolean;
}

export interface EventValuesAnswerValuesItem {
  value: string;
  count: number;
}

export interface EventsAlertAnswer {
  events: Array<EcsDocument>;
  /** Events behind it; the evidence shows some of them. */
  total: number;
  /** Whether these are all. */
  complete: boolean;
  missing: Array<string>;
}

export interface EventsIncidentAnswer {
  events: Array<EcsDocument>;
  /** Events behind it; the evidence shows some of them. */
  total: number;
  /** Whether these are all. */
  complete: boolean;
  missing: Array<string>;
}

/** One numbered line; `raw` lines are shown as they were logged. */
export interface Evidence {
  id: string;
  kind: "rule" | "fact" | "baseline" | "context" | "raw";
  /** Null for what code computed. */
  event_id: string | null;
  path: string | null;
  line: number | null;
  record: number | null;
  time: string | null;
  text: string;
}

export interface EvidenceLines {
  id: string;
  evidence_hash: string;
  lines: Array<Evidence>;
}

/** A rule fired on events, before grouping. */
export interface Finding {
  schema: "redoubt.finding/v1";
  rule: FindingRule;
  time: string | null;
  events: Array<FindingEventsItem>;
  /** Events it stands for; `events` lists at most 100. */
  event_count: number;
  /** The matched fields. */
  fields: Record<string, string>;
}

export interface FindingEventsItem {
  event_id: string;
  path: string;
  line: number | null;
  record: number | null;
}

export interface FindingRule {
  id: string;
  title: string;
  level: "informational" | "low" | "medium" | "high" | "critical";
  path: string;
}

/** A note about a case. */
export interface FoundNote {
  id: string;
  time: string;
  actor: string;
  text: string;
}

export interface HistoryAlertAnswer {
  actions: Array<Action>;
}

export interface HistoryIncidentAnswer {
  actions: Array<Action>;
}

/** Alerts that belong together; the attack story. */
export interface Incident {
  schema: "redoubt.incident/v1";
  id: string;
  title: string;
  severity: "informational" | "low" | "medium" | "high" | "critical";
  status: string;
  /** Of the service: what people say it is. */
  disposition?: "" | "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  /** Of the service: who works on it. */
  assignee?: string;
  /** Of the service: id of the suppression that hides it. */
  suppressed_by?: string | null;
  /** Of the service: goes up with each decision and each other verdict. */
  revision?: number;
  /** Of the service: when it was first filed. */
  created?: string;
  /** Of the service: when it last changed. */
  updated?: string;
  alert_ids: Array<string>;
  members: Array<IncidentMembersItem>;
  tactics: Array<string>;
  entities: Record<string, Array<string>>;
  event_count: number;
  first_seen: string | null;
  last_seen: string | null;
  timeline: Array<IncidentTimelineItem>;
  /** How the severity came about, sentence by sentence. */
  severity_reasons?: Array<string>;
  /** Where it began: the first thing that shows somebody at the door or inside. Empty when no alert has a time. */
  entry_point?: string;
  /** How far it got: the last tactic in the order of an attack, and since when. Empty when no alert names a tactic. */
  stage?: string;
  verdict: Verdict;
}

export interface IncidentEvidence {
  id: string;
  evidence_hash: string;
  /** Those of an incident are in its alerts. */
  lines: Array<unknown>;
  alerts: Array<EvidenceLines>;
}

export interface IncidentMembersItem {
  alert_id: string;
  why: string;
}

export interface IncidentTimelineItem {
  time: string | null;
  alert_id: string | null;
  text: string;
}

/** What became of one input, skipped ones included. */
export interface Input {
  /** As given; in a folder, folder as given + `/` + relative path; in an archive, `archive!entry`. */
  path: string;
  /** The format of most records; null when skipped. */
  format: string | null;
  /** Decompressed bytes read. */
  bytes: number;
  events: number;
  /** Records kept as text or understood in part. */
  unparsed: number;
  /** Why nothing was read. */
  skipped: string | null;
  /** Cut short or damaged. */
  partial: boolean;
  sha256: string | null;
  note: string | null;
  formats: Record<string, number>;
}

export interface Job {
  id: string;
  type: "analysis";
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** Name of the key that wanted it; `local` without one. */
  owner: string;
  label: string;
  created: string;
  updated: string;
  input: "upload" | "events" | "query";
  /** Who is told of the end, and what came of it; null for nobody. */
  webhook: JobWebhook | null;
  bytes: number;
  /** Read so far. */
  events: number;
  /** Null before it is done. */
  alerts: number | null;
  /** How often it was begun; more than once where the service ended meanwhile. */
  starts: number;
  /** Why it failed. */
  reason: string | null;
  result?: Report;
}

export interface JobWebhook {
  /** Machine and port, without the path. */
  to: string;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  /** Of the last attempt that failed. */
  reason: string | null;
}

/** What a verdict says, in short. */
export interface Judged {
  engine: string;
  verdict: string;
  severity: string;
  evidence_hash: string;
}

export interface Key {
  name: string;
  /** First characters of what opens. */
  hint: string;
  scopes: Array<string>;
  created: string | null;
  expires: string | null;
  revoked: string | null;
  valid: boolean;
  [more: string]: unknown;
}

export interface Label {
  number: number;
  kind: "alert" | "incident";
  id: string;
  time: string;
  actor: string;
  disposition: "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  reason: string;
  judged: Judged;
  /** The Alert or Incident as it was filed then. */
  case: Record<string, unknown>;
}

export interface ListAlertsAnswer {
  alerts: Array<Alert>;
  total: number;
  /** More that a suppression hides; absent when asked for. */
  suppressed?: number;
  /** Null at the end. */
  cursor: string | null;
  /** Why there is nothing, for people; null when there is something. */
  explanation: string | null;
}

export interface ListAuditEntriesAnswer {
  entries: Array<AuditEntry>;
  /** Entries of the whole log. */
  size: number;
  /** Null at the end. */
  cursor: string | null;
}

export interface ListDeadLettersAnswer {
  letters: Array<ListDeadLettersAnswerLettersItem>;
  total: number;
  /** Null at the end. */
  cursor: string | null;
}

export interface ListDeadLettersAnswerLettersItem {
  id: number;
  /** Number of the record; null when it was no single record. */
  sequence: number | null;
  stage: string;
  reason: string;
  first: string;
  last: string;
  times: number;
}

export interface ListFeedbackAnswer {
  labels: Array<Label>;
  /** Null at the end. */
  cursor: string | null;
}

export interface ListIncidentsAnswer {
  incidents: Array<Incident>;
  total: number;
  /** More that a suppression hides; absent when asked for. */
  suppressed?: number;
  /** Null at the end. */
  cursor: string | null;
  /** Why there is nothing, for people; null when there is something. */
  explanation: string | null;
}

export interface ListJobsAnswer {
  jobs: Array<Job>;
}

export interface ListKeysAnswer {
  keys: Array<Key>;
}

export interface ListNotificationsAnswer {
  notifications: Array<Notification>;
  /** Channel → state → how many. */
  counts: Record<string, ListNotificationsAnswerCountsValue>;
}

export interface ListNotificationsAnswerCountsValue {
  waiting: number;
  sent: number;
  dead: number;
  dropped: number;
}

export interface ListRulesAnswer {
  rules: Array<Rule>;
  total: number;
  /** Null at the end. */
  cursor: string | null;
  rejected: Array<RejectedRulesItem>;
}

export interface ListSourcesAnswer {
  sources: Array<ListSourcesAnswerSourcesItem>;
  listeners: Array<ListSourcesAnswerListenersItem>;
}

export interface ListSourcesAnswerListenersItem {
  kind: string;
  /** Such as syslog-udp=127.0.0.1:5514. */
  name: string;
  received: number;
  accepted: number;
  /** Lines that became part of an earlier record. */
  joined: number;
  /** Given up while stopping. */
  refused: number;
  /** Datagrams without room. */
  dropped: number;
  /** Dropped by the kernel before they were seen. */
  kernel_dropped: number;
  bytes: number;
  /** Open now. */
  connections: number;
  /** Connections not let in. */
  turned_away: number;
}

export interface ListSourcesAnswerSourcesItem {
  /** http, hec, bulk, loki, otlp, gelf-http, wazuh, compat, syslog-udp, syslog-tcp, syslog-tls, gelf-udp, gelf-tcp or file. */
  kind: string;
  /** Address, path or name of the key. */
  name: string | null;
  /** Committed. */
  records: number;
  /** Of these. */
  bytes: number;
  /** Sent again and known. */
  repeated: number;
  /** Kept but not what they were declared to be. */
  unparsed: number;
  refused: number;
  first: string;
  /** When records were last committed. */
  last: string | null;
  silent_seconds: number;
}

export interface ListSuppressionsAnswer {
  suppressions: Array<Suppression>;
}

export interface LivezAnswer {
  status: "ok";
  [more: string]: unknown;
}

export interface Model {
  /** Of server and name together. */
  id: string;
  name: string;
  server: string;
  dialect: string;
  /** As its server states it; null where it states none. */
  digest: string | null;
  bytes: number | null;
  /** Tokens that it was made for. */
  context: number | null;
  capabilities: Array<string>;
  /** refused: it runs on somebody else's machine, or is not in the version that is pinned. */
  state: "in_use" | "installed" | "refused";
  pinned: boolean;
  qualification: ModelStanding;
  /** The last one of exactly this model; null: none is kept. */
  probe: ModelProbe | null;
  /** Whether it is being probed now. */
  probing?: boolean;
}

export interface ModelProbe {
  model: string;
  digest: string | null;
  dialect: string;
  server_version: string;
  at: string | null;
  /** Whether it can be asked for verdicts at all. */
  usable: boolean;
  /** Whether it is kept: asked to its end, and the model has a digest. */
  stored: boolean;
  findings: Array<ModelProbeFindingsItem>;
}

export interface ModelProbeFindingsItem {
  /** alive, schema, repeat, thinking, logprobs, context, speed, capacity. */
  ability: string;
  good: boolean;
  detail: string;
}

/** What a model may change, or would, and why. */
export interface ModelStanding {
  /** 0: nothing; 1: raise a severity by one step; 2: lower one too. */
  level: number;
  /** The level that is configured (llm.level). */
  asked: number;
  /** What it proved here, as far as the proof holds; null: not known. */
  earned: number | null;
  reason: string;
}

/** What part a language model had. */
export interface ModelUse {
  /** Whether words of a model stand in the result. */
  used: boolean;
  /** One line for people; with the remedy where something was missing. */
  note: string;
  backend?: string;
  model?: string;
  digest?: string | null;
  qualification?: string;
  /** Generation requests, retries and counterfactuals included. */
  calls: number;
  /** Verdicts in which words of the model stand. */
  accepted: number;
  /** Of these */
  reused: number;
  /** Wanted model verdicts that are absent. */
  fallbacks: number;
  /** Sentences taken out because the evidence does not carry them. */
  struck: number;
  /** Why the audit log could not be written, so that the model was not asked any more; present exactly then. */
  audit_failed?: string;
}

export interface Models {
  /** ready: one is asked; refused: what is there is not what is pinned; looking: it is being looked for; loading: its server reads it into memory, `notes` say since when. */
  state: "ready" | "no_model" | "refused" | "off" | "looking" | "loading";
  /** The name of the one that is asked. */
  model: string | null;
  notes: Array<string>;
  qualification: ModelStanding;
  pin: Pin | null;
  servers: Array<ModelsServersItem>;
  /** As the servers list them. */
  models: Array<Model>;
}

export interface ModelsServersItem {
  address: string;
  /** ollama, llama.cpp, vllm, lmstudio, localai, openai, embedded or redoubt-engine; null while it does not answer. */
  dialect: string | null;
  version: string;
  /** `up`, or the reason why not (docs/models.md). */
  state: string;
  detail: string;
}

/** An alert is hidden when all of it lies within every part that is given: all its rules, all its values of each field. At least one of rules, entities, networks and hosts is given. */
export interface NewScope {
  rules?: Array<string>;
  /** Field → values; addresses may be networks, letter case does not matter. */
  entities?: Record<string, Array<string>>;
  networks?: Array<string>;
  hosts?: Array<string>;
  from?: string;
  to?: string;
  max_severity?: "informational" | "low" | "medium" | "high" | "critical";
}

export interface NoteAlertRequest {
  text: string;
}

export interface NoteIncidentRequest {
  text: string;
}

export interface Notification {
  id: string;
  channel: string;
  alert_id: string;
  action: "raise" | "update" | "acknowledge" | "resolve";
  severity: "informational" | "low" | "medium" | "high" | "critical";
  state: "waiting" | "sent" | "dead" | "dropped";
  attempts: number;
  due: string;
  created: string;
  updated: string;
  /** Why it stands so; may be empty. */
  reason: string;
}

export interface Pin {
  /** Null: the pin cannot be read, and no model is asked. */
  model: string | null;
  /** Null: any, for its server states none. */
  digest: string | null;
  /** Who pinned it. */
  actor: string;
  at: string | null;
}

export interface PinModelRequest {
  /** That it must have; without it the one it has now. */
  digest?: string;
}

export interface PreviewSuppressionRequest {
  scope: NewScope;
  days?: number;
}

export interface ProbeModelRequest {
  /** The longest that it may take; 10m at most. */
  within?: string;
}

export interface Readiness {
  status: "ready" | "not_ready";
  /** Part without which the service does its work less well → what is wrong with it: `model`, when the one that is pinned or named is not asked. */
  degraded: Record<string, string>;
  /** Part → what is wrong with it. */
  failing: Record<string, string>;
  /** Part → records it has still to work off. */
  lag: Record<string, number>;
}

export interface RejectedRulesItem {
  /** File, with line and column as far as known. */
  path: string;
  reason: string;
}

export interface ReloadRulesAnswer {
  loaded: number;
  rejected: Array<RejectedRulesItem>;
}

export interface ReplayDeadLettersAnswer {
  replayed: number;
  /** Of records that are kept no longer. */
  gone: number;
  /** Those of no single record. */
  skipped: number;
}

export interface ReplayDeadLettersRequest {
  /** Without them the oldest 1000. */
  ids?: Array<number>;
  /** Only those of this stage. */
  stage?: string;
}

export interface ReplayNotificationsAnswer {
  replayed: number;
}

/** Either `ids`, or `all` as true. */
export interface ReplayNotificationsRequest {
  ids?: Array<string>;
  all?: boolean;
}

/** The result of one `redoubt analyze`. */
export interface Report {
  schema: "redoubt.report/v1";
  inputs: Array<Input>;
  rules: Rules;
  /** Records read. */
  events: number;
  /** Raw findings before grouping. */
  findings: number;
  time: TimeRange;
  alerts: Array<Alert>;
  incidents: Array<Incident>;
  model: ModelUse;
  /** Stopped before all input was read. */
  interrupted: boolean;
  elapsed_ms: number;
}

export interface RevealAlertRequest {
  reason: string;
}

export interface RevealIncidentRequest {
  reason: string;
}

export interface RotateKeyAnswer {
  name: string;
  /** First characters of what opens. */
  hint: string;
  scopes: Array<string>;
  created: string | null;
  expires: string | null;
  revoked: string | null;
  valid: boolean;
  key: string;
  [more: string]: unknown;
}

export interface RotateKeyRequest {
  /** How long the old one still opens, 90d at most. */
  overlap?: string;
  expires?: string;
}

export interface Rule {
  id: string;
  title: string;
  level: "informational" | "low" | "medium" | "high" | "critical";
  status: "stable" | "test" | "experimental";
  kind: "detection" | "correlation";
  path: string;
  /** With Redoubt, from a folder of the operator, or uploaded. */
  origin: "core" | "path" | "user";
  log_source: string;
  techniques: Array<string>;
  tactics: Array<string>;
  description: string;
  enabled: boolean;
  /** unseen: no record of its log source has come since the start. */
  state: "active" | "unseen" | "disabled";
  /** Why it is not active; empty when it is. */
  reason: string;
  /** Single events it fired on since the start; 0 for a correlation. */
  hits: number;
  last_hit: string | null;
  /** Alerts filed in which it takes part. */
  alerts: number;
  /** Of one rule: the text of its file. */
  yaml?: string | null;
}

export interface Rules {
  /** Rules compiled */
  loaded: number;
  /** Loaded rules whose log source is absent in this input. */
  inapplicable: number;
  skipped: Array<RulesSkippedItem>;
}

export interface RulesSkippedItem {
  /** File, with line and column as far as known. */
  path: string;
  reason: string;
}

export interface SearchAlertsAnswer {
  hits: Array<SearchAlertsAnswerHitsItem>;
  /** On all pages together. */
  total: number;
  /** Null at the end. */
  cursor: string | null;
  /** Why nothing was found, or why words alone were compared. */
  explanation: string | null;
  embedder?: Embedder;
}

export interface SearchAlertsAnswerHitsItem {
  /** What fits best: the alert itself or a note about it. */
  kind: "alert" | "note";
  alert: Alert;
  note?: FoundNote;
  score: number;
  similarity: number | null;
}

export interface SearchEventsAnswer {
  hits: Array<SearchEventsAnswerHitsItem>;
  /** On all pages together. */
  total: number;
  /** Whether the total is counted; else it is estimated, because counting would take long. */
  exact: boolean;
  /** Null at the end. */
  cursor: string | null;
  /** Why nothing was found, or why something may be missing. */
  explanation: string | null;
  partial: boolean;
  embedder?: Embedder;
}

export interface SearchEventsAnswerHitsItem {
  event: EcsDocument;
  /** Larger is closer; 1 for all when no words are asked for, and for what is not indexed yet. In mode semantic the cosine, in mode hybrid the sum of 1/(60+rank) by words and by meaning. */
  score: number;
  /** The cosine of question and template of the event; null when the template is not embedded. Not in mode keyword. */
  similarity?: number | null;
}

export interface SearchEventsByBodyAnswer {
  hits: Array<SearchEventsByBodyAnswerHitsItem>;
  /** On all pages together. */
  total: number;
  /** Whether the total is counted; else it is estimated, because counting would take long. */
  exact: boolean;
  /** Null at the end. */
  cursor: string | null;
  /** Why nothing was found, or why something may be missing. */
  explanation: string | null;
  partial: boolean;
  embedder?: Embedder;
}

export interface SearchEventsByBodyAnswerHitsItem {
  event: EcsDocument;
  /** Larger is closer; 1 for all when no words are asked for, and for what is not indexed yet. In mode semantic the cosine, in mode hybrid the sum of 1/(60+rank) by words and by meaning. */
  score: number;
  /** The cosine of question and template of the event; null when the template is not embedded. Not in mode keyword. */
  similarity?: number | null;
}

export interface SearchEventsByBodyRequest {
  query?: string;
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string;
  mode?: "keyword" | "semantic" | "hybrid";
}

export interface SearchIncidentsAnswer {
  hits: Array<SearchIncidentsAnswerHitsItem>;
  /** On all pages together. */
  total: number;
  /** Null at the end. */
  cursor: string | null;
  /** Why nothing was found, or why words alone were compared. */
  explanation: string | null;
  embedder?: Embedder;
}

export interface SearchIncidentsAnswerHitsItem {
  /** What fits best: the incident itself or a note about it. */
  kind: "incident" | "note";
  incident: Incident;
  note?: FoundNote;
  score: number;
  similarity: number | null;
}

export interface Standing {
  status: string;
  disposition: string;
  assignee: string;
  suppressed_by: string | null;
}

export interface SubmitJobRequest {
  event_ids?: Array<string>;
  query?: string;
  from?: string;
  to?: string;
  /** The latest so many events. */
  limit?: number;
  label?: string;
  webhook?: string;
}

export interface Suppression {
  id: string;
  scope: SuppressionScope;
  reason: string;
  owner: string;
  /** Who made it. */
  actor: string;
  created: string;
  /** What changes from then on it no longer hides. */
  expires: string;
  deleted: string | null;
  active: boolean;
  /** Alerts that it hides now. */
  hides: number;
}

export interface SuppressionPreview {
  scope: SuppressionScope;
  since: string;
  /** Alerts that were last seen or first filed since. */
  alerts: number;
  hidden_alerts: number;
  /** Of these, those that a suppression hides now. */
  hidden_already: number;
  /** Of these, those that people found to be real. */
  hidden_true_positives: number;
  findings: number;
  hidden_findings: number;
  hidden_events: number;
  hidden_by_severity: Record<string, number>;
  /** The worst of them. */
  examples: Array<SuppressionPreviewExamplesItem>;
}

export interface SuppressionPreviewExamplesItem {
  id: string;
  title: string;
  severity: "informational" | "low" | "medium" | "high" | "critical";
  status: string;
  disposition: string;
  event_count: number;
}

export interface SuppressionScope {
  rules: Array<string>;
  entities: Record<string, Array<string>>;
  /** Alerts that began earlier are shown. */
  from: string | null;
  /** Alerts that went on later are shown. */
  to: string | null;
  max_severity: "informational" | "low" | "medium" | "high" | "critical";
}

export interface Taken {
  accepted: number;
  /** Kept and searchable, but not what they were declared to be. */
  rejected: number;
  /** Lines of auditd events that are part of an earlier line's record. */
  joined?: number;
  /** The first of those rejected. */
  errors: Array<TakenErrorsItem>;
}

export interface TakenErrorsItem {
  /** Of the body; in an array, the element. */
  line: number;
  reason: string;
}

export interface TestRuleAnswer {
  /** How many were read. */
  records: number;
  /** Places of the records they are about, from 0; kept events come last. */
  matched: Array<number>;
  findings: Array<Finding>;
}

export interface TestRuleRequest {
  /** Text of rules. */
  yaml?: string;
  /** Or the id of one that is there, on or off. */
  rule?: string;
  /** Lines of logs, or objects that stand for JSON lines. */
  records?: Array<unknown>;
  /** The `redoubt.format` of every record; without it the content decides. */
  format?: string;
  event_ids?: Array<string>;
}

export interface TimeRange {
  first: string | null;
  last: string | null;
  undated: number;
  /** Events whose year was inferred. */
  inferred: number;
  /** The part of time that was asked for, where it was not all. */
  window?: TimeRangeWindow;
  /** Events over equal slices of first to last. */
  histogram: Array<number>;
  gaps: Array<TimeRangeGapsItem>;
}

export interface TimeRangeGapsItem {
  path: string;
  from: string | null;
  to: string | null;
}

/** The part of time that was asked for, where it was not all. */
export interface TimeRangeWindow {
  since: string | null;
  until: string | null;
  /** Events before or after it */
  outside: number;
}

export interface TriageAlertRequest {
  urgency?: "now" | "normal";
}

export interface TriageIncidentRequest {
  urgency?: "now" | "normal";
}

export interface TriageState {
  id: string;
  /** `settled`: its evidence is no longer in memory; `idle`: nobody asked; `done`: the model has looked at it as it is now. */
  state: "no_model" | "settled" | "idle" | "queued" | "running" | "done";
  /** How many come before it. */
  ahead: number;
  judged: Judged;
  revision: number;
}

export interface UploadRuleAnswer {
  rules: Array<Rule>;
  replaced: boolean;
}

/** What it is and what to do. Suggestions are never executed. */
export interface Verdict {
  engine: "deterministic" | "model" | "merged";
  verdict: "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  severity: "informational" | "low" | "medium" | "high" | "critical";
  category: string;
  summary: string;
  observations: Array<VerdictObservationsItem>;
  recommendations: Array<VerdictRecommendationsItem>;
  missing: Array<string>;
  /** What code says, where the words of a model stand in its place. */
  deterministic?: VerdictDeterministic;
  policy?: Array<string>;
  /** The model's own values. They decide nothing unless its qualification lets them. */
  model?: VerdictModel;
  /** Signs of instructions to the model inside the evidence. */
  injection?: VerdictInjection;
  grounding: VerdictGrounding;
  provenance: VerdictProvenance;
}

/** What code says, where the words of a model stand in its place. */
export interface VerdictDeterministic {
  verdict: string;
  severity: "informational" | "low" | "medium" | "high" | "critical";
  summary: string;
  observations: Array<Record<string, unknown>>;
}

export interface VerdictGrounding {
  /** Statements of code whose references were looked at; claims of a model. */
  checked: number;
  supported: number;
  /** Found in another evidence line than the cited one; set right. */
  miscited: number;
  /** Statements that name unknown evidence; sentences of a model that were struck. */
  unsupported: Array<string>;
  /** Whether the whole prose of the model gave way to that of code. */
  replaced: boolean;
}

/** Signs of instructions to the model inside the evidence. */
export interface VerdictInjection {
  signals: Array<string>;
  suspected_by_model: boolean;
  counterfactual: "agreed" | "disagreed" | "not_needed" | "not_possible";
}

/** The model's own values. They decide nothing unless its qualification lets them. */
export interface VerdictModel {
  verdict: "true_positive" | "benign_positive" | "false_positive" | "undetermined";
  severity: "informational" | "low" | "medium" | "high" | "critical";
  category: string;
  confidence: "low" | "medium" | "high";
  techniques: Array<string>;
  suggestions: Array<Record<string, unknown>>;
  /** What a second model said of a borderline case; unless it agreed, the opinion is left open. */
  escalation: "agreed" | "disagreed" | "not_needed" | "not_possible";
  /** Whether the model said the same of a borderline case in other orders; unless it did, the opinion is left open. */
  consistency: VerdictModelConsistency;
}

/** Whether the model said the same of a borderline case in other orders; unless it did, the opinion is left open. */
export interface VerdictModelConsistency {
  outcome: "agreed" | "disagreed" | "not_needed" | "not_possible";
  asked: number;
  agreeing: number;
}

export interface VerdictObservationsItem {
  /** Evidence ids; in an incident, also alert ids. */
  refs: Array<string>;
  text: string;
}

export interface VerdictProvenance {
  /** SHA-256 of the evidence the verdict rests on. */
  evidence_hash: string;
  policy_version: string;
  /** How sure code is that it is real. */
  score?: number;
  /** Why a wanted model verdict is absent; present exactly then. */
  fallback_reason?: string;
  fallback_detail?: string;
  backend?: string;
  server_version?: string;
  model?: string;
  digest?: string | null;
  qualification?: string;
  options?: Record<string, string>;
  prompt_version?: string;
  schema_version?: string;
  tokens?: Record<string, number>;
  timings_ms?: Record<string, number>;
  attempt?: number;
  cache?: "hit" | "miss" | null;
  /** The earlier answer that was taken instead of asking again; present exactly when the cache was hit. */
  reused?: VerdictProvenanceReused;
  redaction?: VerdictProvenanceRedaction;
  audit_index?: number | null;
  prompt_hash?: string;
  response_hash?: string | null;
  dropped?: Array<string>;
}

export interface VerdictProvenanceRedaction {
  tier: number;
  map_id: string | null;
}

/** The earlier answer that was taken instead of asking again; present exactly when the cache was hit. */
export interface VerdictProvenanceReused {
  /** Id of the alert or incident it was given for. */
  subject: string;
  time: string;
  /** Entry of that verdict in the audit log. */
  audit_index: number | null;
  /** Values of its text that gave way to those of this evidence. */
  mapped: number;
}

export interface VerdictRecommendationsItem {
  action: string;
  target_ref: string | null;
  rationale: string;
}

export interface VerifyAuditAnswer {
  sound: boolean;
  entries: number;
  /** Its public key. */
  key: string;
  /** Of its tree, base64. */
  root: string;
  /** Those that are as they were written. */
  payloads: number;
  /** Entries whose payloads are gone on record. */
  purged: number;
  problems: Array<VerifyAuditAnswerProblemsItem>;
  notes: Array<string>;
}

export interface VerifyAuditAnswerProblemsItem {
  /** First entry that cannot be vouched for; -1: none can. */
  entry: number;
  file: string;
  what: string;
}

export interface VerifyAuditRequest {
  /** Checkpoints exported earlier that the log must contain. */
  anchors?: Array<string>;
}

/** By operationId: how it is asked, and what it answers when all is well. */
export interface Operations {
  livez: {
    method: "GET";
    path: "/livez";
    answer: LivezAnswer;
  };
  readyz: {
    method: "GET";
    path: "/readyz";
    answer: Readiness;
  };
  postEvents: {
    method: "POST";
    path: "/api/v1/events";
    query: {
      /** The `redoubt.format` of every record; without it the content decides. */
      format?: string;
    };
    body: unknown;
    answer: Taken;
  };
  postWazuhAlert: {
    method: "POST";
    path: "/api/v1/events/wazuh";
    body: Record<string, unknown>;
    answer: Taken;
  };
  contract: {
    method: "GET";
    path: "/api/v1/openapi.json";
    answer: Record<string, unknown>;
  };
  searchEvents: {
    method: "GET";
    path: "/api/v1/events/search";
    query: {
      /** Empty: every event. */
      query?: string;
      from?: string;
      /** First moment after. */
      to?: string;
      limit?: number;
      /** Of the answer before. */
      cursor?: string;
      /** semantic: the closest in meaning first, the words of the query being what is meant and its conditions filters; hybrid: words count as well. */
      mode?: "keyword" | "semantic" | "hybrid";
    };
    answer: SearchEventsAnswer;
  };
  searchEventsByBody: {
    method: "POST";
    path: "/api/v1/events/search";
    body: SearchEventsByBodyRequest;
    answer: SearchEventsByBodyAnswer;
  };
  eventHistogram: {
    method: "GET";
    path: "/api/v1/events/histogram";
    query: {
      query?: string;
      from?: string;
      to?: string;
      /** A step. */
      interval?: string;
    };
    answer: EventHistogramAnswer;
  };
  anomalies: {
    method: "GET";
    path: "/api/v1/anomalies";
    query: {
      /** Defaults to a day before `to`. */
      from?: string;
      /** Defaults to now. */
      to?: string;
      /** Usual deviations from which an hour counts. */
      threshold?: number;
      /** Look at this field alone; otherwise at event.dataset, event.action, host.name, user.name, process.name. */
      field?: string;
      /** Of each field */
      values?: number;
      /** Whose days and weeks are meant. */
      zone?: string;
      limit?: number;
    };
    answer: AnomaliesAnswer;
  };
  eventFields: {
    method: "GET";
    path: "/api/v1/events/fields";
    query: {
      /** From this one on. */
      start?: string;
      limit?: number;
      /** Whether `types` is wanted; it is counted from the values. */
      types?: boolean;
    };
    answer: EventFieldsAnswer;
  };
  eventFieldValues: {
    method: "GET";
    path: "/api/v1/events/fields/{field}/values";
    query: {
      prefix?: string;
      query?: string;
      from?: string;
      to?: string;
      limit?: number;
    };
    answer: EventFieldValuesAnswer;
  };
  completeQuery: {
    method: "GET";
    path: "/api/v1/events/completion";
    query: {
      query?: string;
      /** Characters (UTF-16) before the place; the end without it. */
      position?: number;
      limit?: number;
    };
    answer: CompleteQueryAnswer;
  };
  eventValues: {
    method: "GET";
    path: "/api/v1/events/values";
    query: {
      field: string;
      query?: string;
      from?: string;
      to?: string;
      limit?: number;
    };
    answer: EventValuesAnswer;
  };
  ask: {
    method: "POST";
    path: "/api/v1/ask";
    body: AskRequest;
    answer: AskAnswer;
  };
  getEvent: {
    method: "GET";
    path: "/api/v1/events/{id}";
    answer: EcsDocument;
  };
  listAlerts: {
    method: "GET";
    path: "/api/v1/alerts";
    query: {
      /** Any of these, with commas. */
      severity?: string;
      /** Any of these, with commas; `open` is all that are not closed. */
      status?: string;
      /** Any of these, with commas. */
      disposition?: string;
      /** Whether those that a suppression hides are listed. */
      suppressed?: "true" | "false" | "any";
      assignee?: string;
      /** Alerts of this incident. */
      incident?: string;
      /** Last seen at or after. */
      from?: string;
      /** First seen before. */
      to?: string;
      /** Id of a rule. */
      rule?: string;
      technique?: string;
      tactic?: string;
      /** A field and its value, such as `source.ip:203.0.113.7`, or a value alone. */
      entity?: string;
      /** Part of title, id, technique or entity. */
      text?: string;
      order?: "severity" | "newest" | "updated";
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListAlertsAnswer;
  };
  searchAlerts: {
    method: "GET";
    path: "/api/v1/alerts/search";
    query: {
      /** What is meant */
      query: string;
      /** By words (BM25), by meaning, or by the sum of 1/(60+rank) of both. */
      mode?: "keyword" | "semantic" | "hybrid";
      /** Any of these, with commas. */
      severity?: string;
      /** Any of these, with commas; `open` is all that are not closed. */
      status?: string;
      /** Any of these, with commas. */
      disposition?: string;
      /** Whether those that a suppression hides are found. */
      suppressed?: "true" | "false" | "any";
      assignee?: string;
      /** Alerts of this incident. */
      incident?: string;
      /** Last seen at or after. */
      from?: string;
      /** First seen before. */
      to?: string;
      /** Id of a rule. */
      rule?: string;
      technique?: string;
      tactic?: string;
      /** A field and its value, such as `source.ip:203.0.113.7`, or a value alone. */
      entity?: string;
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: SearchAlertsAnswer;
  };
  getAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}";
    answer: Alert;
  };
  historyAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}/history";
    answer: HistoryAlertAnswer;
  };
  disposeAlert: {
    method: "PUT";
    path: "/api/v1/alerts/{id}/disposition";
    body: DisposeAlertRequest;
    answer: Alert;
  };
  assignAlert: {
    method: "PUT";
    path: "/api/v1/alerts/{id}/assignee";
    body: AssignAlertRequest;
    answer: Alert;
  };
  noteAlert: {
    method: "POST";
    path: "/api/v1/alerts/{id}/notes";
    body: NoteAlertRequest;
    answer: Alert;
  };
  listIncidents: {
    method: "GET";
    path: "/api/v1/incidents";
    query: {
      /** Any of these, with commas. */
      severity?: string;
      /** Any of these, with commas; `open` is all that are not closed. */
      status?: string;
      /** Any of these, with commas. */
      disposition?: string;
      /** Whether those that a suppression hides are listed. */
      suppressed?: "true" | "false" | "any";
      assignee?: string;
      /** Alerts of this incident. */
      incident?: string;
      /** Last seen at or after. */
      from?: string;
      /** First seen before. */
      to?: string;
      /** Id of a rule. */
      rule?: string;
      technique?: string;
      tactic?: string;
      /** A field and its value, such as `source.ip:203.0.113.7`, or a value alone. */
      entity?: string;
      /** Part of title, id, technique or entity. */
      text?: string;
      order?: "severity" | "newest" | "updated";
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListIncidentsAnswer;
  };
  searchIncidents: {
    method: "GET";
    path: "/api/v1/incidents/search";
    query: {
      /** What is meant */
      query: string;
      /** By words (BM25), by meaning, or by the sum of 1/(60+rank) of both. */
      mode?: "keyword" | "semantic" | "hybrid";
      /** Any of these, with commas. */
      severity?: string;
      /** Any of these, with commas; `open` is all that are not closed. */
      status?: string;
      /** Any of these, with commas. */
      disposition?: string;
      /** Whether those that a suppression hides are found. */
      suppressed?: "true" | "false" | "any";
      assignee?: string;
      /** Alerts of this incident. */
      incident?: string;
      /** Last seen at or after. */
      from?: string;
      /** First seen before. */
      to?: string;
      /** Id of a rule. */
      rule?: string;
      technique?: string;
      tactic?: string;
      /** A field and its value, such as `source.ip:203.0.113.7`, or a value alone. */
      entity?: string;
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: SearchIncidentsAnswer;
  };
  getIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}";
    answer: Incident;
  };
  historyIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}/history";
    answer: HistoryIncidentAnswer;
  };
  disposeIncident: {
    method: "PUT";
    path: "/api/v1/incidents/{id}/disposition";
    body: DisposeIncidentRequest;
    answer: Incident;
  };
  assignIncident: {
    method: "PUT";
    path: "/api/v1/incidents/{id}/assignee";
    body: AssignIncidentRequest;
    answer: Incident;
  };
  noteIncident: {
    method: "POST";
    path: "/api/v1/incidents/{id}/notes";
    body: NoteIncidentRequest;
    answer: Incident;
  };
  evidenceAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}/evidence";
    answer: EvidenceLines;
  };
  eventsAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}/events";
    query: {
      limit?: number;
    };
    answer: EventsAlertAnswer;
  };
  promptAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}/prompt";
    answer: Conversation;
  };
  revealAlert: {
    method: "POST";
    path: "/api/v1/alerts/{id}/prompt/reveal";
    body: RevealAlertRequest;
    answer: Conversation;
  };
  evidenceIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}/evidence";
    answer: IncidentEvidence;
  };
  eventsIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}/events";
    query: {
      limit?: number;
    };
    answer: EventsIncidentAnswer;
  };
  promptIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}/prompt";
    answer: Conversation;
  };
  revealIncident: {
    method: "POST";
    path: "/api/v1/incidents/{id}/prompt/reveal";
    body: RevealIncidentRequest;
    answer: Conversation;
  };
  triageStateAlert: {
    method: "GET";
    path: "/api/v1/alerts/{id}/triage";
    answer: TriageState;
  };
  triageAlert: {
    method: "POST";
    path: "/api/v1/alerts/{id}/triage";
    body: TriageAlertRequest;
    answer: TriageState;
  };
  triageStateIncident: {
    method: "GET";
    path: "/api/v1/incidents/{id}/triage";
    answer: TriageState;
  };
  triageIncident: {
    method: "POST";
    path: "/api/v1/incidents/{id}/triage";
    body: TriageIncidentRequest;
    answer: TriageState;
  };
  listSuppressions: {
    method: "GET";
    path: "/api/v1/suppressions";
    query: {
      /** Deleted ones too. */
      all?: "true" | "false";
    };
    answer: ListSuppressionsAnswer;
  };
  addSuppression: {
    method: "POST";
    path: "/api/v1/suppressions";
    body: AddSuppressionRequest;
    answer: Suppression;
  };
  previewSuppression: {
    method: "POST";
    path: "/api/v1/suppressions/preview";
    body: PreviewSuppressionRequest;
    answer: SuppressionPreview;
  };
  getSuppression: {
    method: "GET";
    path: "/api/v1/suppressions/{id}";
    answer: Suppression;
  };
  deleteSuppression: {
    method: "DELETE";
    path: "/api/v1/suppressions/{id}";
    answer: Suppression;
  };
  listFeedback: {
    method: "GET";
    path: "/api/v1/feedback";
    query: {
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListFeedbackAnswer;
  };
  stream: {
    method: "GET";
    path: "/api/v1/stream";
    query: {
      since?: string;
    };
    answer: void;
  };
  listKeys: {
    method: "GET";
    path: "/api/v1/keys";
    answer: ListKeysAnswer;
  };
  createKey: {
    method: "POST";
    path: "/api/v1/keys";
    body: CreateKeyRequest;
    answer: CreateKeyAnswer;
  };
  engineState: {
    method: "GET";
    path: "/api/v1/engine";
    answer: EngineStateAnswer;
  };
  engineChat: {
    method: "POST";
    path: "/api/v1/engine/chat";
    body: EngineChatRequest;
    answer: EngineAnswer;
  };
  listModels: {
    method: "GET";
    path: "/api/v1/models";
    answer: Models;
  };
  unpinModel: {
    method: "DELETE";
    path: "/api/v1/models/pin";
    answer: void;
  };
  pinModel: {
    method: "PUT";
    path: "/api/v1/models/{id}/pin";
    body: PinModelRequest;
    answer: Pin;
  };
  probeModel: {
    method: "POST";
    path: "/api/v1/models/{id}/probe";
    body: ProbeModelRequest;
    answer: ModelProbe;
  };
  rotateKey: {
    method: "POST";
    path: "/api/v1/keys/{name}/rotate";
    body: RotateKeyRequest;
    answer: RotateKeyAnswer;
  };
  revokeKey: {
    method: "DELETE";
    path: "/api/v1/keys/{name}";
    answer: void;
  };
  listRules: {
    method: "GET";
    path: "/api/v1/rules";
    query: {
      /** Part of id, title, path or technique. */
      text?: string;
      /** Any of these, with commas. */
      level?: string;
      /** Any of active, unseen, disabled. */
      state?: string;
      /** Any of core, path, user. */
      origin?: string;
      /** Any of detection, correlation. */
      kind?: string;
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListRulesAnswer;
  };
  uploadRule: {
    method: "POST";
    path: "/api/v1/rules";
    answer: UploadRuleAnswer;
  };
  testRule: {
    method: "POST";
    path: "/api/v1/rules/test";
    body: TestRuleRequest;
    answer: TestRuleAnswer;
  };
  reloadRules: {
    method: "POST";
    path: "/api/v1/rules/reload";
    answer: ReloadRulesAnswer;
  };
  getRule: {
    method: "GET";
    path: "/api/v1/rules/{id}";
    answer: Rule;
  };
  removeRule: {
    method: "DELETE";
    path: "/api/v1/rules/{id}";
    answer: void;
  };
  enableRule: {
    method: "PUT";
    path: "/api/v1/rules/{id}/enabled";
    body: EnableRuleRequest;
    answer: Rule;
  };
  listSources: {
    method: "GET";
    path: "/api/v1/sources";
    query: {
      /** Such as http,hec,syslog-udp,file. */
      kind?: string;
      /** Only senders that were silent for so many seconds. */
      silent?: number;
    };
    answer: ListSourcesAnswer;
  };
  listJobs: {
    method: "GET";
    path: "/api/v1/jobs";
    query: {
      state?: "queued" | "running" | "done" | "failed" | "cancelled";
      limit?: number;
    };
    answer: ListJobsAnswer;
  };
  submitJob: {
    method: "POST";
    path: "/api/v1/jobs";
    query: {
      /** Of an upload; for people. */
      label?: string;
      /** Who is told when an upload has been analysed. */
      webhook?: string;
    };
    body: SubmitJobRequest;
    answer: Job;
  };
  getJob: {
    method: "GET";
    path: "/api/v1/jobs/{id}";
    answer: Job;
  };
  cancelJob: {
    method: "DELETE";
    path: "/api/v1/jobs/{id}";
    answer: Job;
  };
  listDeadLetters: {
    method: "GET";
    path: "/api/v1/dead-letters";
    query: {
      /** Such as parse, detect, group. */
      stage?: string;
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListDeadLettersAnswer;
  };
  replayDeadLetters: {
    method: "POST";
    path: "/api/v1/dead-letters/replay";
    body: ReplayDeadLettersRequest;
    answer: ReplayDeadLettersAnswer;
  };
  dropDeadLetter: {
    method: "DELETE";
    path: "/api/v1/dead-letters/{id}";
    answer: void;
  };
  listNotifications: {
    method: "GET";
    path: "/api/v1/notifications";
    query: {
      state?: "waiting" | "sent" | "dead" | "dropped";
      /** Of this channel. */
      channel?: string;
      limit?: number;
    };
    answer: ListNotificationsAnswer;
  };
  replayNotifications: {
    method: "POST";
    path: "/api/v1/notifications/replay";
    body: ReplayNotificationsRequest;
    answer: ReplayNotificationsAnswer;
  };
  listAuditEntries: {
    method: "GET";
    path: "/api/v1/audit/entries";
    query: {
      /** Any of these, with commas: created, prompt, response, verdict, reveal, administration, purge, model. */
      kind?: string;
      /** Id of an alert or incident. */
      subject?: string;
      /** Name of a key or user. */
      actor?: string;
      /** What was done, such as `key_create`. */
      act?: string;
      from?: string;
      /** First moment after. */
      to?: string;
      /** Of the page before. */
      cursor?: string;
      limit?: number;
    };
    answer: ListAuditEntriesAnswer;
  };
  getAuditEntry: {
    method: "GET";
    path: "/api/v1/audit/entries/{index}";
    answer: AuditEntry;
  };
  verifyAudit: {
    method: "POST";
    path: "/api/v1/audit/verify";
    body: VerifyAuditRequest;
    answer: VerifyAuditAnswer;
  };
  exportAudit: {
    method: "GET";
    path: "/api/v1/audit/export";
    answer: void;
  };
  auditCheckpoint: {
    method: "GET";
    path: "/api/v1/audit/checkpoint";
    answer: void;
  };
}
