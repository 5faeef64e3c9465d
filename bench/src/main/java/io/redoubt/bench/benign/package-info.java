/// A healthy fleet at work, to count what our own rules say of it: logs of Windows and Linux
/// machines, a web shop, a cloud account, a cluster and the network, over some days, written from
/// how such fleets are run and not from the rules. Among them are the benign twins of attacks:
/// encoded PowerShell of an automation tool, a scanner that is expected, accounts made on the first
/// of a month. Enters: a number of days and a seed. Leaves: a folder of logs and the list of
/// alerts. Start at [BenignFleet].
@NullMarked
package io.redoubt.bench.benign;

import org.jspecify.annotations.NullMarked;
