/// The three endpoints of the third recipe: `POST /ingest`, `POST /analyze`, `GET /anomalies`. In:
/// lines of logs and questions. Out: what was taken, the records closest to a question with a
/// reading of them, and the windows of time in which a kind of event was unusually frequent. Fed by
/// the log through [RecipeMemory]. Start at [RecipeOperations].
@NullMarked
package io.redoubt.api.compat.recipe;

import org.jspecify.annotations.NullMarked;
