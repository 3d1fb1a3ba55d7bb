package dev.trivet.redteam.http;

import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.trivet.redteam.endpoint.Reply.Fault;
import dev.trivet.redteam.http.Sent.Again;
import dev.trivet.redteam.http.Sent.Faulted;
import dev.trivet.redteam.http.Sent.Filtered;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import java.io.IOException;
import java.util.regex.Pattern;

/// Makes out what an endpoint means by a status and a body.
final class Understand {
  private static final int SHOWN = 200;
  private static final Pattern FILTER =
      Pattern.compile(
          "(?i)content[_ -]?(filter|policy|management)|responsible_?ai|moderation|safety (system|filter|policy)"
              + "|guardrail|blocked by|prompt[_ ]?(shield|blocked)");

  private Understand() {}

  static Sent answer(int status, String body) {
    if (status >= 200 && status < 300) {
      return parsed(body);
    }
    if (status == 451 || (status >= 400 && status < 500 && FILTER.matcher(body).find())) {
      return new Filtered("the endpoint answered " + status + ": " + shown(body));
    }
    String what = "the endpoint answered " + status + ": " + shown(body);
    return switch (status) {
      case 401, 403, 407 -> new Faulted(Fault.NOT_ALLOWED, what, Again.NO);
      case 408 -> new Faulted(Fault.TIMED_OUT, what, Again.YES);
      case 425, 429 -> new Faulted(Fault.RATE_LIMITED, what, Again.YES);
      default ->
          status >= 500
              ? new Faulted(Fault.SERVER_ERROR, what, Again.YES)
              : new Faulted(Fault.REFUSED_REQUEST, what, Again.NO);
    };
  }

  private static Sent parsed(String body) {
    if (body.stripLeading().startsWith("<")) {
      return new Faulted(
          Fault.NOT_JSON, "the endpoint answered with a page: " + shown(body), Again.NO);
    }
    try {
      JsonValue json = ReadJson.text(body);
      return new Sent.Got(json);
    } catch (JsonEOFException e) {
      return new Faulted(
          Fault.TRUNCATED,
          "the answer breaks off after " + body.length() + " characters",
          Again.NO);
    } catch (IOException e) {
      return new Faulted(
          Fault.NOT_JSON, "the endpoint answered with what is no JSON: " + shown(body), Again.NO);
    }
  }

  private static String shown(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
