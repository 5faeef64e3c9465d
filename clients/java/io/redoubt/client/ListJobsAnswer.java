// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListJobsAnswer.
///
/// @param jobs (always there)
public record ListJobsAnswer(List<Job> jobs) {}
