/// Measurements as files people and programs read: plans, runs, reports, model cards, observations.
@NullMarked
package dev.trivet.measure.report;

import org.jspecify.annotations.NullMarked;
