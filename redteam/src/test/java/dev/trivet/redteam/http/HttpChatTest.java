package dev.trivet.redteam.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.redteam.endpoint.Budget;
import dev.trivet.redteam.json.WriteJson;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.redteam.run.RunAsJson;
import dev.trivet.redteam.run.Trials;
import dev.trivet.redteam.stub.Defects;
import dev.trivet.redteam.stub.StubModel;
import dev.trivet.redteam.stub.StubServer;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpChatTest {
  private static final Suite SUITE = Suite.seeded(7);
  private static final String KEY = "sk-0123456789abcdef";

  private static RedTeamRun run(Plan plan, Defects defects, StubModel stub) {
    try (StubServer server = StubServer.start(stub, defects, 5);
        var chat = new HttpChat("stub", endpoint(server), ChatForm.openAi("stub-1"))) {
      return Trials.run(plan, chat);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Endpoint endpoint(StubServer server) {
    return Endpoint.at(server.address())
        .opened(Secret.of(KEY))
        .paced(100_000)
        .waiting(Duration.ofMillis(1_500), 4, Duration.ofMillis(5));
  }

  @Test
  void overHttpTheStubComesToTheSameAsWithoutANetwork() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    RedTeamRun over = run(Plan.of(SUITE), Defects.NONE, stub);
    RedTeamRun direct = Trials.run(Plan.of(SUITE), stub);
    assertThat(over.attempts()).isEqualTo(direct.attempts());
    assertThat(over.spent()).isEqualTo(direct.spent());
  }

  @Test
  void rateLimitsAndServerErrorsAreWaitedOutAndChangeNothing() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    Defects defects =
        Defects.NONE.with(Defects.Kind.RATE_LIMITS, 0.1).with(Defects.Kind.SERVER_ERROR, 0.1);
    Plan plan = Plan.of(SUITE);
    RedTeamRun run = run(plan, defects, stub);
    var truth = Trials.Truth.of(run, plan, stub);
    assertThat(truth.missed()).isZero();
    assertThat(truth.falseAlarms()).isZero();
    assertThat(run.attempts()).filteredOn(a -> !a.outcome().isScored()).hasSizeLessThan(4);
    assertThat(run.spent().queries()).isGreaterThan(500); // tries count, too
  }

  @Test
  void everyOtherDefectHasAStatusOfItsOwnAndIsNeverCountedAsResistance() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    var odd =
        EnumSet.complementOf(
            EnumSet.of(Defects.Kind.RATE_LIMITS, Defects.Kind.SERVER_ERROR, Defects.Kind.HANGS));
    Defects defects = Defects.NONE;
    for (Defects.Kind kind : odd) {
      defects = defects.with(kind, 0.05);
    }
    Plan plan = Plan.of(SUITE);
    RedTeamRun run = run(plan, defects, stub);
    var truth = Trials.Truth.of(run, plan, stub);
    assertThat(truth.missed()).isZero();
    assertThat(truth.falseAlarms()).isZero();
    assertThat(run.attempts().stream().map(a -> a.outcome().word()).distinct())
        .contains("hit", "resisted", "refused", "blocked", "error", "unscorable");
  }

  @Test
  void anEndpointThatHangsIsNotWaitedForForEver() {
    Suite few = SUITE.of(List.of(Family.JAILBREAK)).with(2);
    StubModel stub = Trials.stub(few, Weakness.of(0.3, 1));
    try (StubServer server = StubServer.start(stub, Defects.NONE.with(Defects.Kind.HANGS, 1), 5);
        var chat =
            new HttpChat(
                "stub",
                endpoint(server).waiting(Duration.ofMillis(50), 2, Duration.ofMillis(1)),
                ChatForm.openAi("stub-1"))) {
      RedTeamRun run = Trials.run(Plan.of(few), chat);
      assertThat(run.attempts())
          .hasSize(2)
          .allMatch(a ->
              a.outcome() instanceof Outcome.Failed(String why)
                  && why.contains("no answer within"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theBudgetCountsEveryTry() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    Plan plan = Plan.of(SUITE).within(Budget.UNLIMITED.queries(40));
    RedTeamRun run = run(plan, Defects.NONE.with(Defects.Kind.SERVER_ERROR, 0.4), stub);
    assertThat(run.spent().queries()).isEqualTo(40);
    assertThat(run.state()).isEqualTo(RedTeamRun.State.BUDGET_SPENT);
  }

  @Test
  void aModelThatChangesInTheMiddleIsNoticed() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    RedTeamRun run = run(Plan.of(SUITE), Defects.NONE.driftingAfter(200), stub);
    assertThat(run.state()).isEqualTo(RedTeamRun.State.DRIFTED);
    assertThat(run.attempts()).isNotEmpty();
  }

  @Test
  void theSecretIsNowhereInARunNotEvenWhenTheEndpointEchoesIt() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    RedTeamRun run = run(Plan.of(SUITE), Defects.NONE.with(Defects.Kind.ECHOES, 0.3), stub);
    String kept = WriteJson.line(RunAsJson.of(run));
    assertThat(kept).doesNotContain(KEY).contains("[secret]");
    assertThat(endpointTo("http://127.0.0.1:1/v1").opened(Secret.of(KEY)).toString())
        .doesNotContain(KEY);
  }

  @Test
  void aSecretIsNotSentUnprotectedOverANetworkOrPutIntoAnAddress() {
    Secret secret = Secret.of(KEY);
    assertThatThrownBy(() -> endpointTo("http://models.example/v1").opened(secret))
        .hasMessageContaining("https");
    assertThat(endpointTo("https://models.example/v1").opened(secret)).isNotNull();
    assertThatThrownBy(() -> endpointTo("https://me:pw@models.example/v1"))
        .hasMessageContaining("header");
    assertThatThrownBy(() -> endpointTo("file:///etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
    var chat = new HttpChat(endpointTo("https://models.example/v1?key=" + KEY), form());
    assertThat(chat.name()).doesNotContain(KEY);
    chat.close();
  }

  @Test
  void anEndpointOfAnotherFormIsAskedByTemplate() throws IOException {
    Suite suite = SUITE.of(List.of(Family.DIRECT_INJECTION, Family.TOOL_MISUSE));
    StubModel stub = Trials.stub(suite, Weakness.of(0.3, 1));
    BodyTemplate template =
        BodyTemplate.parse(
            "{\"messages\": \"{{messages}}\", \"seed\": \"{{seed}}\", \"note\": \"for {{model}}\"}");
    ChatForm form = ChatForm.of("m", template, "/choices/0/message/content");
    try (StubServer server = StubServer.start(stub, Defects.NONE, 5);
        var chat = new HttpChat("t", endpoint(server).below("/chat/completions"), form)) {
      RedTeamRun run = Trials.run(Plan.of(suite).atATime(1), chat);
      assertThat(run.attempts(Family.DIRECT_INJECTION)).allMatch(a -> a.outcome().isScored());
      assertThat(run.attempts(Family.TOOL_MISUSE))
          .allMatch(a ->
              a.outcome() instanceof Outcome.Failed(String why)
                  && why.contains("no place for tools"));
    }
  }

  private static ChatForm form() {
    return ChatForm.openAi("m");
  }

  private static Endpoint endpointTo(String address) {
    return Endpoint.at(URI.create(address));
  }

  @Test
  void aRequestThatArrivesAtTheListenerIsAHitWhateverTheAnswerSays() throws IOException {
    Suite suite = SUITE.of(List.of(Family.RENDERING_EXFILTRATION));
    try (var listener = LoopbackListener.start();
        var agent = new FetchingAgent(listener)) {
      RedTeamRun run = Trials.run(Plan.of(suite).atATime(2), agent, listener);
      assertThat(run.attempts())
          .allMatch(a ->
              a.outcome() instanceof Outcome.Hit(var by, String why)
                  && why.contains("a request arrived"));
      assertThat(WriteJson.line(RunAsJson.of(run))).doesNotContain("127.0.0.1");
    }
  }

  @Test
  void anAddressIsKnownByItsQueryTooWhichIsNotShown() {
    var one = URI.create("https://host/chat/completions?deployment=a&key=hidden");
    var other = URI.create("https://host/chat/completions?deployment=b&key=hidden");
    try (var first = new HttpChat(Endpoint.at(one), ChatForm.openAi("m"));
        var second = new HttpChat(Endpoint.at(other), ChatForm.openAi("m"));
        var warm = new HttpChat(Endpoint.at(one), ChatForm.openAi("m").at(0.7))) {
      assertThat(first.name()).doesNotContain("hidden").isNotEqualTo(second.name());
      assertThat(warm.name()).isEqualTo(first.name() + " at temperature 0.7");
    }
  }
}
