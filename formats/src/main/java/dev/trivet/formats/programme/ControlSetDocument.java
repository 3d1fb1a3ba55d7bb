package dev.trivet.formats.programme;

import dev.trivet.control.ControlSet;
import java.util.List;

/// What is said of a set of controls as a whole.
record ControlSetDocument(
    String id, String release, String title, List<ControlSet.Composition> compositions) {}
