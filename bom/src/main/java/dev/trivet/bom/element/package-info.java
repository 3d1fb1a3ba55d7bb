/// What a bill of materials for AI should say by the G7's list and by OWASP AISVS, and how much of
/// it is shown by the bytes.
@NullMarked
package dev.trivet.bom.element;

import org.jspecify.annotations.NullMarked;
