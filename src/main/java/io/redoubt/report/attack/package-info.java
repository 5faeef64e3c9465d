/// What rules cover, for people who think in the ATT&CK matrix: techniques with their rules
/// enter, a layer for the ATT&CK Navigator leaves. Imports `event`, `report.json`. Start at
/// [NavigatorLayer].
@NullMarked
package io.redoubt.report.attack;

import org.jspecify.annotations.NullMarked;
