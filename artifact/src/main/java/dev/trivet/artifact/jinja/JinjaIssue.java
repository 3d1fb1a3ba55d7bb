package dev.trivet.artifact.jinja;

import dev.trivet.artifact.rule.Rule;

/// Something wrong at a place of a template.
record JinjaIssue(Rule rule, int at, String message) {}
