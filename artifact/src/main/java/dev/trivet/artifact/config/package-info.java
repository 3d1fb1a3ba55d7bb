/// What configuration files make frameworks do: import code, fetch it, or read other files.
@NullMarked
package dev.trivet.artifact.config;

import org.jspecify.annotations.NullMarked;
