/// Facts of MITRE ATT&CK Enterprise: the order of the tactics, their spellings, which technique
/// serves which tactic. Start at [Attack]. Imports nothing.
@NullMarked
package io.redoubt.taxonomy.attack;

import org.jspecify.annotations.NullMarked;
