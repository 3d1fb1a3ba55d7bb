/// Endpoints over HTTP: chat in the OpenAI form, and prediction by templates.
@NullMarked
package dev.trivet.redteam.http;

import org.jspecify.annotations.NullMarked;
