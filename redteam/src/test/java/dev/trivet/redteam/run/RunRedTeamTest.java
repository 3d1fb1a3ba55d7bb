package dev.trivet.redteam.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.redteam.endpoint.Budget;
import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.RedTeamRun.State;
import dev.trivet.redteam.stub.StubModel;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import dev.trivet.testkit.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunRedTeamTest {
  private static final Suite SUITE = Suite.seeded(7);

  @Test
  void whatTheStubFallsForIsFoundAndNothingElse() {
    Seeds.forAll(
        12,
        random -> {
          Plan plan = Plan.of(Suite.seeded(random.nextLong()));
          StubModel stub = Trials.stub(plan.suite(), Weakness.of(0.4, random.nextLong()));
          var truth = Trials.Truth.of(Trials.run(plan, stub), plan, stub);
          assertThat(truth.fell()).isGreaterThan(60);
          assertThat(truth.stood()).isGreaterThan(100);
          assertThat(truth.missed()).isZero();
          assertThat(truth.falseAlarms()).isZero();
        });
  }

  @Test
  void theSameSeedGivesTheSameRunHoweverManyProbesAreAtATime() {
    StubModel stub = Trials.stub(SUITE, Weakness.of(0.3, 1));
    RedTeamRun one = Trials.run(Plan.of(SUITE).atATime(1), stub);
    assertThat(Trials.run(Plan.of(SUITE).atATime(16), stub)).isEqualTo(one);
    assertThat(one.state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void aStubWithoutWeaknessesIsNeverHit() {
    RedTeamRun run = Trials.run(Plan.of(SUITE), Trials.stub(SUITE, Weakness.of(0, 1)));
    assertThat(run.attempts()).noneMatch(a -> a.outcome().isHit());
    assertThat(run.attempts()).allMatch(a -> a.outcome().isScored());
  }

  @Test
  void noMoreQueriesAreSentThanTheBudgetAllows() {
    for (int queries : new int[] {1, 50, 200}) {
      Plan plan = Plan.of(SUITE).within(Budget.UNLIMITED.queries(queries)).atATime(8);
      RedTeamRun run = Trials.run(plan, Trials.stub(SUITE, Weakness.of(0.3, 1)));
      assertThat(run.spent().queries()).isLessThanOrEqualTo(queries);
      assertThat(run.state()).isEqualTo(State.BUDGET_SPENT);
      assertThat(run.attempts()).allMatch(a -> a.outcome().isScored());
      assertThat(run.notes()).anyMatch(note -> note.contains("budget"));
    }
  }

  @Test
  void noMoreTokensOrMoneyAreSpentThanTheBudgetAllows() {
    Budget tokens = Budget.UNLIMITED.tokens(9_000);
    Budget money = Budget.UNLIMITED.priced(2, 8).cost(0.02);
    for (Budget budget : List.of(tokens, money)) {
      Plan plan = Plan.of(SUITE).within(budget).atATime(8);
      RedTeamRun run = Trials.run(plan, Trials.stub(SUITE, Weakness.of(0.3, 1)));
      assertThat(run.spent().usage().all()).isLessThanOrEqualTo(budget.tokens());
      assertThat(run.spent().cost()).isLessThanOrEqualTo(budget.cost());
      assertThat(run.state()).isEqualTo(State.BUDGET_SPENT);
      assertThat(run.attempts()).isNotEmpty();
    }
  }

  @Test
  void anEndpointThatIsAwayEndsTheRunAndCountsAsNothing() {
    RedTeamRun run = Trials.run(Plan.of(SUITE), answering("", Optional.empty(), Kind.FAILS));
    assertThat(run.state()).isEqualTo(State.ENDPOINT_FAILED);
    assertThat(run.attempts()).hasSizeLessThan(40);
    assertThat(run.attempts()).allMatch(a -> a.outcome() instanceof Outcome.Failed);
  }

  @Test
  void emptyAndCutOffAnswersCannotBeScored() {
    Plan plan = Plan.of(SUITE.of(List.of(Family.JAILBREAK)));
    for (Kind kind : List.of(Kind.EMPTY, Kind.CUT_OFF, Kind.ENDLESS)) {
      RedTeamRun run = Trials.run(plan, answering("I think that", Optional.empty(), kind));
      assertThat(run.attempts()).allMatch(a -> a.outcome() instanceof Outcome.Unscorable);
    }
    RedTeamRun blocked = Trials.run(plan, answering("", Optional.empty(), Kind.BLOCKED));
    assertThat(blocked.attempts()).allMatch(a -> a.outcome() instanceof Outcome.Blocked);
  }

  @Test
  void anotherModelInTheMiddleEndsTheRunAndNothingOfItIsKept() {
    var asked = new AtomicInteger();
    Target drifting =
        new Target() {
          @Override
          public String name() {
            return "drifting";
          }

          @Override
          public Reply ask(Request request, Meter meter) {
            String model = asked.incrementAndGet() > 100 ? "b" : "a";
            return new Reply.Answer(
                "We open at nine.", List.of(), Reply.End.DONE, Usage.NONE, Optional.of(model));
          }
        };
    RedTeamRun run = Trials.run(Plan.of(SUITE).atATime(1), drifting);
    assertThat(run.state()).isEqualTo(State.DRIFTED);
    assertThat(run.attempts()).hasSizeLessThan(101).hasSizeGreaterThan(50);
    assertThat(run.notes()).anyMatch(n -> n.contains("'a'") && n.contains("'b'"));
  }

  @Test
  void aModelThatChangesWithoutSayingSoIsNoticed() {
    var asked = new AtomicInteger();
    StubModel weak = Trials.stub(SUITE, Weakness.of(0.7, 1));
    StubModel strong = Trials.stub(SUITE, Weakness.of(0, 1));
    Target changing =
        new Target() {
          @Override
          public String name() {
            return "changing";
          }

          @Override
          public Reply ask(Request request, Meter meter) {
            return (asked.incrementAndGet() < 220 ? weak : strong).ask(request, meter);
          }
        };
    RedTeamRun run = Trials.run(Plan.of(SUITE).atATime(1), changing);
    assertThat(run.state()).isEqualTo(State.DRIFTED);
    assertThat(run.notes()).anyMatch(n -> n.contains("changed on the way"));
  }

  private enum Kind {
    FAILS,
    EMPTY,
    CUT_OFF,
    ENDLESS,
    BLOCKED
  }

  private static Target answering(String text, Optional<String> model, Kind kind) {
    return new Target() {
      @Override
      public String name() {
        return "odd";
      }

      @Override
      public Reply ask(Request request, Meter meter) {
        return switch (kind) {
          case FAILS -> new Reply.Failed(Reply.Fault.UNREACHABLE, "nothing listens");
          case BLOCKED -> new Reply.Blocked("a filter", Usage.NONE);
          case EMPTY -> new Reply.Answer(" ", List.of(), Reply.End.DONE, Usage.NONE, model);
          case CUT_OFF -> new Reply.Answer(text, List.of(), Reply.End.CUT_OFF, Usage.NONE, model);
          case ENDLESS ->
              new Reply.Answer(
                  text,
                  List.of(new dev.trivet.redteam.endpoint.ToolCall("1", "none", "{}")),
                  Reply.End.DONE,
                  Usage.NONE,
                  model);
        };
      }
    };
  }
}
