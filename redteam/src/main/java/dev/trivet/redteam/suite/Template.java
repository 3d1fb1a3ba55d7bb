package dev.trivet.redteam.suite;

/// Writes one kind of probe, differently for each variation.
@FunctionalInterface
interface Template {
  Draft write(Variation v);
}
