import { type Answer, empty, example, unknown } from "./answers.js";
import { passesString, type Verdict } from "./evaluate.js";
import type { StringTest } from "./form.js";
import { stringFormat } from "./formats.js";
import type { Signed } from "./subgoals.js";

/** Whether a string passes all of some tests. */
export function solveString(tests: readonly Signed<StringTest>[]): Answer {
  const listed = tests.find(({ test, negated }) => test.kind === "among" && !negated)?.test;
  const candidates = listed?.kind === "among" ? [...listed.values] : candidatesFor(tests);
  const verdicts = candidates.map((text) => ({ text, verdict: passesAll(tests, text) }));
  const found = verdicts.find(({ verdict }) => verdict === true);
  if (found !== undefined) return example(found.text);
  if (listed !== undefined && verdicts.every(({ verdict }) => verdict === false)) return empty;
  const { least, most } = lengthsOf(tests);
  return least > most || hasContradiction(tests) ? empty : unknown(reasonOf(tests));
}

function passesAll(tests: readonly Signed<StringTest>[], text: string): Verdict {
  const verdicts = tests.map(({ test, negated }) => {
    const verdict = passesString(test, text);
    return verdict === undefined ? undefined : verdict !== negated;
  });
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

function lengthsOf(tests: readonly Signed<StringTest>[]): { readonly least: number; readonly most: number } {
  const least = tests.flatMap(({ test, negated }) => {
    if (test.kind === "minLength" && !negated) return [test.least];
    return test.kind === "maxLength" && negated ? [test.most + 1] : [];
  });
  const most = tests.flatMap(({ test, negated }) => {
    if (test.kind === "maxLength" && !negated) return [test.most];
    return test.kind === "minLength" && negated ? [test.least - 1] : [];
  });
  return { least: Math.max(0, ...least), most: Math.min(Number.POSITIVE_INFINITY, ...most) };
}

/** Whether a text of one format cannot lack another. */
function hasContradiction(tests: readonly Signed<StringTest>[]): boolean {
  const formats = (negated: boolean) =>
    tests.flatMap((signed) =>
      signed.test.kind === "format" && signed.negated === negated ? [signed.test.format] : [],
    );
  const lacking = new Set(formats(true));
  return formats(false).some((name) => [name, ...stringFormat(name).within].some((each) => lacking.has(each)));
}

function candidatesFor(tests: readonly Signed<StringTest>[]): readonly string[] {
  const { least, most } = lengthsOf(tests);
  const formats = tests.flatMap(({ test }) => (test.kind === "format" ? stringFormat(test.format).examples : []));
  const lengths = [least, least + 1, most].filter((length) => length <= 10_000);
  const words = ["text", "other", "a", "b", "", "A", "0", "1", "x1", "-", "_", " ", "a b", "ü", "abc", "123"];
  return [...words, ...formats, ...lengths.flatMap((length) => ["a".repeat(length), "0".repeat(length)])];
}

function reasonOf(tests: readonly Signed<StringTest>[]): string {
  const { test } =
    tests.find(({ test }) => test.kind === "pattern") ?? tests.find(({ test }) => test.kind === "format") ?? {};
  if (test?.kind === "pattern") return `the pattern \`${test.pattern}\``;
  return test?.kind === "format" ? `the format \`${test.format}\`` : "no text was found";
}
