/// The forms in which signatures, keys and certificates are written, read strictly: JSON, DER, PEM,
/// base64 and hexadecimal text.
@NullMarked
package dev.trivet.artifact.integrity.form;

import org.jspecify.annotations.NullMarked;
