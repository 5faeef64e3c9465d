/// Makes text inert for a medium: what an attacker wrote into a log must never steer a terminal, a
/// browser, a spreadsheet or a Markdown renderer. Text enters, harmless text leaves; the reasons
/// stand in ADR 0015. Start at [Inert]. Imports nothing of Redoubt.
@NullMarked
package io.redoubt.report.inert;

import org.jspecify.annotations.NullMarked;
