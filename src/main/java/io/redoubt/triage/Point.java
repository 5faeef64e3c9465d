package io.redoubt.triage;

import java.util.List;

/// One reason for or against an alert being real.
///
/// @param weight added to the score
/// @param text the reason as a sentence
/// @param refs the evidence lines it rests on
record Point(double weight, String text, List<String> refs) {}
