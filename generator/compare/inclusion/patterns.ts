import { everyCharacter } from "./characters.js";
import { type Expression, readExpression } from "./expressions.js";
import type { Language, Languages } from "./languages.js";

/** Whether a text matches a pattern, in the dialect of JSON Schema: ECMA-262 with the flag `u`. */
export function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, "u").test(text);
}

/** The texts that match a pattern anywhere (Core §6.4); undefined if that cannot be expressed as a language. */
export function languageOf(pattern: string, languages: Languages): Language | undefined {
  const expression = readExpression(pattern);
  if (expression === undefined) return undefined;
  const compile = createCompiler(languages);
  const [first, later] = [true, false].map((atStart) => compile(expression, languages.everything, atStart));
  if (first === undefined || later === undefined) return undefined;
  // From the first character on, or from a later one.
  const anyCharacter = languages.characters(everyCharacter);
  return languages.any([first, languages.sequence(anyCharacter, languages.sequence(languages.everything, later))]);
}

/** Whether an expression stands at the start of the text; undefined where only the text before it could say. */
type AtStart = boolean | undefined;

/**
 * Compiles an expression together with everything that may follow it up to the end of the text. So `$` and looking ahead
 * are intersections with what follows.
 */
function createCompiler(languages: Languages) {
  return compile;

  function compile(expression: Expression, rest: Language, atStart: AtStart): Language | undefined {
    switch (expression.kind) {
      case "characters":
        return languages.sequence(languages.characters(expression.characters), rest);
      case "sequence":
        return compileSequence(expression.items, rest, atStart);
      case "alternatives":
        return compileAny(expression.items, rest, atStart);
      case "repeat":
        return compileRepeat(expression, rest, atStart);
      case "start":
        return atStart === undefined ? undefined : atStart ? rest : languages.nothing;
      case "end":
        return languages.all([languages.emptyText, rest]);
      case "ahead": {
        const ahead = compile(expression.item, languages.everything, atStart);
        return ahead && languages.all([expression.negated ? languages.not(ahead) : ahead, rest]);
      }
      default:
        return expression satisfies never;
    }
  }

  function compileSequence(items: readonly Expression[], rest: Language, atStart: AtStart): Language | undefined {
    const [item, ...others] = items;
    if (item === undefined) return rest;
    const after = compileSequence(
      others,
      rest,
      isCertainlyEmpty(item) ? atStart : canBeEmpty(item) && atStart !== false ? undefined : false,
    );
    return after && compile(item, after, atStart);
  }

  function compileAny(items: readonly Expression[], rest: Language, atStart: AtStart): Language | undefined {
    const alternatives = items.map((item) => compile(item, rest, atStart));
    return alternatives.every((each) => each !== undefined) ? languages.any(alternatives) : undefined;
  }

  function compileRepeat(
    { item, least, most }: Expression & { readonly kind: "repeat" },
    rest: Language,
    atStart: AtStart,
  ): Language | undefined {
    if (hasAssertions(item)) {
      if (most > 1) return undefined;
      const once = compile(item, rest, atStart);
      return once && (least === 0 ? languages.any([once, rest]) : once);
    }
    const repeated = compile(item, languages.emptyText, false);
    return repeated && languages.sequence(languages.repeat(repeated, least, most), rest);
  }
}

function hasAssertions(expression: Expression): boolean {
  switch (expression.kind) {
    case "start":
    case "end":
    case "ahead":
      return true;
    case "characters":
      return false;
    case "sequence":
    case "alternatives":
      return expression.items.some(hasAssertions);
    case "repeat":
      return hasAssertions(expression.item);
    default:
      return expression satisfies never;
  }
}

/** Whether an expression is an assertion, which takes no characters. */
function isCertainlyEmpty(expression: Expression): boolean {
  return expression.kind === "start" || expression.kind === "end" || expression.kind === "ahead";
}

function canBeEmpty(expression: Expression): boolean {
  switch (expression.kind) {
    case "start":
    case "end":
    case "ahead":
      return true;
    case "characters":
      return false;
    case "sequence":
      return expression.items.every(canBeEmpty);
    case "alternatives":
      return expression.items.some(canBeEmpty);
    case "repeat":
      return expression.least === 0 || canBeEmpty(expression.item);
    default:
      return expression satisfies never;
  }
}
