import { type Answer, empty, example, unknown } from "./answers.js";
import { passesString, type Verdict } from "./evaluate.js";
import type { StringTest } from "./form.js";
import { stringFormat } from "./formats.js";
import type { Language, Languages } from "./languages.js";
import type { PatternTexts } from "./pattern-texts.js";
import type { Signed } from "./subgoals.js";
import { type Lengths, shortestText } from "./texts.js";

export type StringSolver = (tests: readonly Signed<StringTest>[]) => Answer;

/** Decides strings. */
export function createStringSolver(patterns: PatternTexts): StringSolver {
  return (tests) => solveString(tests, patterns);
}

/**
 * Whether a string passes all of some tests: a listed one, a usual one, or the shortest text of their languages. What a
 * format allows lies between two languages: no text of the wide one means that there is none at all.
 */
function solveString(tests: readonly Signed<StringTest>[], patterns: PatternTexts): Answer {
  const listed = tests.find(({ test, negated }) => test.kind === "among" && !negated)?.test;
  const candidates = listed?.kind === "among" ? [...listed.values] : usualTexts(tests);
  const verdicts = candidates.map((text) => ({ text, verdict: passesAll(tests, text, patterns) }));
  const usual = verdicts.find(({ verdict }) => verdict === true);
  if (usual !== undefined) return example(usual.text);
  if (listed !== undefined && verdicts.every(({ verdict }) => verdict === false)) return empty;
  const lengths = lengthsOf(tests);
  if (lengths.least > lengths.most || hasContradiction(tests)) return empty;
  const wide = shortestText(languageOfAll(tests, "possible", patterns), lengths, patterns.languages);
  if (wide.kind === "none") return empty;
  if (wide.kind === "text" && passesAll(tests, wide.text, patterns) === true) return example(wide.text);
  const narrow = shortestText(languageOfAll(tests, "certain", patterns), lengths, patterns.languages);
  const found = narrow.kind === "text" && passesAll(tests, narrow.text, patterns) === true;
  return found ? example(narrow.text) : unknown(reasonOf(tests));
}

function passesAll(tests: readonly Signed<StringTest>[], text: string, patterns: PatternTexts): Verdict {
  const verdicts = tests.map(({ test, negated }) => {
    const verdict = passesString(test, text, patterns);
    return verdict === undefined ? undefined : verdict !== negated;
  });
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

function lengthsOf(tests: readonly Signed<StringTest>[]): Lengths {
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

/** The texts that pass all tests but those of length: at least these (`possible`), or these for certain. */
function languageOfAll(
  tests: readonly Signed<StringTest>[],
  bound: "possible" | "certain",
  { languages, like }: PatternTexts,
): Language {
  const other = bound === "possible" ? "certain" : "possible";
  return languages.all(
    tests.flatMap(({ test, negated }) => {
      switch (test.kind) {
        case "minLength":
        case "maxLength":
          return [];
        case "pattern":
        case "format": {
          const language =
            test.kind === "pattern" ? like(test.pattern) : like(stringFormat(test.format)[negated ? other : bound]);
          // What cannot be expressed as a language is left to the evaluation of the text that is found.
          return language === undefined ? [] : [negated ? languages.not(language) : language];
        }
        case "among": {
          const texts = literally(
            [...test.values].map((text) => [...text]),
            languages,
          );
          return [negated ? languages.not(texts) : texts];
        }
        default:
          return test satisfies never;
      }
    }),
  );
}

/** Exactly some texts, as a tree by their first characters. */
function literally(texts: readonly (readonly string[])[], languages: Languages): Language {
  const [only, ...others] = texts;
  if (only !== undefined && others.length === 0) {
    return only.reduceRight((rest, character) => following(character, rest, languages), languages.emptyText);
  }
  const byFirst = new Map<string, string[][]>();
  for (const [first, ...rest] of texts) {
    if (first === undefined) continue;
    const group = byFirst.get(first);
    if (group === undefined) byFirst.set(first, [rest]);
    else group.push(rest);
  }
  return languages.any([
    ...(texts.some(({ length }) => length === 0) ? [languages.emptyText] : []),
    ...[...byFirst].map(([first, rests]) => following(first, literally(rests, languages), languages)),
  ]);
}

function following(character: string, rest: Language, languages: Languages): Language {
  const code = character.codePointAt(0) as number;
  return languages.sequence(languages.characters([[code, code]]), rest);
}

/** Texts that people would write, and which are tried first. */
function usualTexts(tests: readonly Signed<StringTest>[]): readonly string[] {
  const formats = tests.flatMap(({ test }) => (test.kind === "format" ? stringFormat(test.format).examples : []));
  const { least } = lengthsOf(tests);
  const repeated = least > 1 && least <= lengthLimit ? ["a", "0"].map((character) => character.repeat(least)) : [];
  return ["text", "other", "a", "", ...formats, ...repeated];
}

/** Longer texts are not written. */
const lengthLimit = 2 ** 24;

function reasonOf(tests: readonly Signed<StringTest>[]): string {
  const kinds = (kind: StringTest["kind"]) => tests.find(({ test }) => test.kind === kind)?.test;
  const test = kinds("pattern") ?? kinds("format");
  if (test?.kind === "pattern") return `the pattern \`${test.pattern}\``;
  return test?.kind === "format"
    ? `the format \`${test.format}\``
    : `texts of at least ${lengthsOf(tests).least} characters`;
}
