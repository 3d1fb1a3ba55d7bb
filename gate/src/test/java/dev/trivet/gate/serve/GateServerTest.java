package dev.trivet.gate.serve;

import static dev.trivet.gate.serve.RunningGate.GOOD;
import static dev.trivet.gate.serve.RunningGate.JSON;
import static dev.trivet.gate.serve.RunningGate.KEY;
import static dev.trivet.gate.serve.RunningGate.UNKNOWN;
import static dev.trivet.gate.serve.RunningGate.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.gate.Decided;
import dev.trivet.gate.Keys;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate as the API server of a cluster and a registry meet it, over loopback.
class GateServerTest {
  @TempDir private Path decisions = Path.of("");
  private RunningGate gate;

  @BeforeEach
  void start() throws IOException {
    gate = new RunningGate(decisions);
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  @Test
  void aWorkloadWhoseModelWasAllowedMayRun() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
    assertThat(gate.admit(pod("", "registry.example/model@" + GOOD))).contains("\"allowed\":true");
    String deployment = "{\"spec\": {\"template\": %s}}".formatted(pod(GOOD, "server:1"));
    assertThat(gate.admit(deployment)).contains("\"allowed\":true");
    assertThat(
            gate.admit(
                "{\"spec\": {\"jobTemplate\": {\"spec\": {\"template\": %s}}}}"
                    .formatted(pod(GOOD, "x:1"))))
        .contains("\"allowed\":true");
  }

  @Test
  void whatNobodyDecidedOnMayNotRun() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    for (String object :
        List.of(
            pod(UNKNOWN, "server:1"),
            pod(GOOD + "," + UNKNOWN, "server:1"),
            pod("latest", "server:1"),
            pod("", "server:1"),
            pod("", "registry.example/model@" + GOOD, "registry.example/side@" + UNKNOWN),
            "{\"spec\": {\"template\": %s}}".formatted(pod(UNKNOWN, "x@" + GOOD)),
            "{}",
            "{\"metadata\": {\"annotations\": {\"trivet.dev/model-digest\": 7}}}",
            "{\"spec\": {\"containers\": [{}]}}",
            "{\"spec\": {\"containers\": \"many\"}}")) {
      assertThat(gate.admit(object)).as(object).contains("\"allowed\":false").contains("message");
    }
  }

  @Test
  void aRefusalIsRepeatedWithItsReasons() throws Exception {
    gate.record("a.json", Decided.refused(), KEY);
    assertThat(gate.admit(pod(GOOD, "server:1")))
        .contains("\"allowed\":false")
        .contains("signed-by-somebody-we-trust");
  }

  @Test
  void anOverrideIsSaidToWhoeverDeploys() throws Exception {
    gate.record("a.json", Decided.overridden(), KEY);
    assertThat(gate.admit(pod(GOOD, "server:1")))
        .contains("\"allowed\":true")
        .contains("\"warnings\":[\"")
        .contains("Ann Ayer");
  }

  @Test
  void aDecisionOfAnotherKeyIsNoDecision() throws Exception {
    gate.record("a.json", Decided.allowed(), Keys.fresh());
    Files.writeString(decisions.resolve("b.json"), "{}");
    assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
    HttpRequest health = HttpRequest.newBuilder(gate.at("/health")).build();
    assertThat(gate.client().send(health, BodyHandlers.ofString()).body())
        .isEqualTo("{\"status\":\"ok\",\"decisions\":0,\"notGenuine\":2}");
  }

  @Test
  void ofTwoDecisionsOfOneInstantTheRefusalCounts() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    gate.record("b.json", Decided.refused(), KEY);
    assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
  }

  @Test
  void whenTheDecisionsCannotBeReadNothingMayRun() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
    Files.delete(decisions.resolve("a.json"));
    Files.delete(decisions);
    assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
    HttpRequest health = HttpRequest.newBuilder(gate.at("/health")).build();
    assertThat(gate.client().send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
  }

  @Test
  void aRegistryAsksForTheDecisionOnADigest() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    HttpResponse<String> yes = gate.post("/decision", "{\"digest\": \"%s\"}".formatted(GOOD), JSON);
    assertThat(yes.statusCode()).isEqualTo(200);
    assertThat(yes.body()).contains("\"outcome\":\"allow\"").contains("trivet-default");
    for (String digest : List.of(UNKNOWN, "latest", "")) {
      HttpResponse<String> no =
          gate.post("/decision", "{\"digest\": \"%s\"}".formatted(digest), JSON);
      assertThat(no.statusCode()).isEqualTo(403);
      assertThat(no.body()).contains("\"outcome\":\"refuse\"");
    }
  }
}
