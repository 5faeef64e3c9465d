package io.redoubt.api.admin;

import io.redoubt.audit.SharedLog;

/// What those who run the service look after.
///
/// @param audit what is on record
/// @param rules the rules
public record AdminParts(SharedLog audit, RuleParts rules) {}
