package dev.trivet.formats.programme;

import dev.trivet.formats.document.Position;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;

/// As much of a system as a threat model needs.
public record SystemToModel(SystemId id, String title, SystemProfile profile, Position at) {}
