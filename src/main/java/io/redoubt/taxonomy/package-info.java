/// Tables as data, each with a thin reader: native-to-ECS mappings, Sigma log sources and field
/// names, severity and ATT&CK tables. May import `event`.
@NullMarked
package io.redoubt.taxonomy;

import org.jspecify.annotations.NullMarked;
