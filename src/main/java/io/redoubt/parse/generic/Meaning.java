package io.redoubt.parse.generic;

/// What a field of unknown make may mean, with the names that promise it, best first. Names are
/// compared without letter case and separators, by the last one or two parts of a path:
/// `request.remote_ip` is found as `requestremoteip` or `remoteip`.
enum Meaning {
  /// When it happened.
  TIME(
      "@timestamp timestamp eventtimestamp time ts datetime eventtime tdate startutc starttime"
          + " devtime instantepochsecond edgestarttimestamp logtime createdat startedat startlocal"
          + " date published utctime eventdate occurred timegenerated timelocal timeiso8601 msec"
          + " t"),
  /// What it says in words.
  MESSAGE(
      "message msg shortmessage fieldsmessage fieldsmsg text log logmessage logdesc description"),
  /// How bad its writer found it.
  LEVEL("level lvl loglevel levelname severity severitytext detectedlevel fieldslvl fieldslevel s"),
  /// Who came.
  SOURCE_IP(
      "clientip clienthost downstreamremoteaddress realip xrealip remoteip remoteaddr remoteaddress"
          + " addrremote remotehost srcip sourceip sourceaddress sourceipaddress visitorip remip"
          + " userip callerip calleripaddress ipaddress ipaddr ip rhost attrremote clientaddr"
          + " clientaddress remote peer peeraddress peerip addr address srcaddr src source client"
          + " host attackerip xforwardedfor requestip httpclientip originip actorip cip"
          + " remoteendpoint"),
  /// The port they came from.
  SOURCE_PORT("clientport srcport sourceport remoteport spt peerport cport"),
  /// Who was visited.
  DESTINATION_IP(
      "dstip destip destinationip destinationaddress serverip serveraddr addrlocal localip"
          + " localaddr dstaddr destaddr dst dest targetip sip localendpoint"),
  /// The port that was visited.
  DESTINATION_PORT("dstport destport destinationport serverport dpt localport sport"),
  /// Who did it.
  USER(
      "username clientusername principalname usrname userlogin user login account accountname"
          + " uname remoteuser requestuser email useremail auth_user authuser attruser csusername"
          + " principal suser duser acct usr actor actorname"),
  /// Where it happened.
  HOST("hostname host computer computername machine machinename nodename device devicename node"),
  /// The HTTP method.
  METHOD("method httpmethod requestmethod clientrequestmethod verb httpverb csmethod"),
  /// What was asked for.
  URL(
      "uri requesturi xenvoyoriginpath url requestpath clientrequesturi httppath path requesturl"
          + " httpurl httptarget urlpath csuristem"),
  /// What was asked for, as the request wrote it: method, target, version.
  REQUEST("request requestline httprequest"),
  /// The server's answer.
  STATUS(
      "statuscode httpstatus httpstatuscode downstreamstatus responsestatus edgeresponsestatus"
          + " responsecode status scstatus respcode httpcode originstatus"),
  /// The server that was meant.
  DOMAIN(
      "requesthost authority httphost clientrequesthost vhost servername hostheader cshost"
          + " reqhost"),
  /// The program that asked.
  USER_AGENT(
      "useragent useragentoriginal httpuseragent requestuseragent clientrequestuseragent ua"
          + " headersuseragent csuseragent agent"),
  /// Where the user was before.
  REFERRER("referer referrer httpreferer httpreferrer clientrequestreferer headersreferer"),
  /// What was done.
  ACTION("eventid eventname event action eventtype operation activity activityname op type sender"),
  /// Why or with what mistake.
  REASON("error err reason result outcome exception fieldserror attrerror status cause failure"),
  /// Whether it worked.
  SUCCESS("success issuccess succeeded successful"),
  /// The process number.
  PID("pid processid procid"),
  /// The program.
  PROCESS("processname process program appname app service servicename progname"),
  /// The part of the program.
  LOGGER("logger loggername module component category target facility ctx"),
  /// What was found malicious.
  HASH("md5 sha1 sha256 hash filehash filesha256");

  private final String names;

  Meaning(String names) {
    this.names = names;
  }

  /// The names, best first.
  String[] names() {
    return names.split(" ");
  }
}
