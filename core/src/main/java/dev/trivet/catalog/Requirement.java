package dev.trivet.catalog;

/// One numbered demand of a framework.
///
/// @param parent the id of the heading it stands under; empty at the top
/// @param level the framework's word for this kind of item: function, category, subcategory,
///   clause, control
/// @param title our own short title, never the framework's text
public record Requirement(Ref ref, String parent, String level, Scope scope, String title) {}
