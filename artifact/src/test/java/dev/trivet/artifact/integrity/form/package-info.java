/// Strict forms.
@NullMarked
package dev.trivet.artifact.integrity.form;

import org.jspecify.annotations.NullMarked;
