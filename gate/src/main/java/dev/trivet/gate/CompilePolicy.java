package dev.trivet.gate;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/// Turns CEL expressions into programs. An expression has to pass the checker against the types of
/// the facts and come to true or false; its length, nesting and work are bounded.
final class CompilePolicy {
  static final int LONGEST_EXPRESSION = 4_000;
  static final int DEEPEST_EXPRESSION = 32;
  static final int MOST_ITERATIONS = 100_000;

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /// What came of an expression.
  sealed interface Compiled {
    record Program(String text, CelRuntime.Program program) implements Compiled {}

    /// @param why the first thing that is wrong
    /// @param line from 1, within the expression
    record NotUnderstood(String why, int line) implements Compiled {}
  }

  CompilePolicy() {
    CelOptions options =
        CelOptions.current()
            .maxExpressionCodePointSize(LONGEST_EXPRESSION)
            .maxParseRecursionDepth(DEEPEST_EXPRESSION)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    FactTypes types = FactTypes.make();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setTypeProvider(types)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    types.variables().forEach(builder::addVar);
    this.compiler = builder.build();
    this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
  }

  Compiled compile(String expression) {
    CelValidationResult checked = compiler.compile(expression);
    if (checked.hasError()) {
      var issue = checked.getErrors().getFirst();
      return new Compiled.NotUnderstood(
          issue.getMessage(), Math.max(1, issue.getSourceLocation().getLine()));
    }
    try {
      return new Compiled.Program(expression, runtime.createProgram(checked.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      return new Compiled.NotUnderstood(String.valueOf(e.getMessage()), 1);
    }
  }
}
