import { type Code, callArguments, code, empty, lines, list } from "../print/code.js";
import { imported, objectKey } from "../print/identifiers.js";
import { not, when } from "./conditions.js";
import { explanationOf, stepTo } from "./explanations.js";
import { isAbsent, type Tests } from "./print-checks.js";
import { isCounted, printExplanationLoop } from "./print-loops.js";
import type { Check, Via } from "./program.js";
import { runtime } from "./runtime.js";

/**
 * The explanation of a value that is known to be an object: tables of its properties, then what looks at all of them.
 * Properties that come from different places in the contract stand in different tables.
 */
export function printObjectExplanation(checks: readonly Check[], value: Code, at: Code, tests: Tests): Code {
  const counted = checks.filter(isCounted);
  const vias = new Set(checks.filter((check) => !isCounted(check)).map(({ via }) => via));
  return lines([
    ...[...vias].map((via) => printTables(tablesOf(checks, via, tests), value, stepTo(via, at))),
    ...(counted.length > 0 ? [printExplanationLoop(counted, value, (check) => stepTo(check.via, at), tests)] : []),
    ...checks.map((check) => explainDependent(check, value, stepTo(check.via, at), tests)),
  ]);
}

/** Explains what must hold where a property is there. */
function explainDependent(check: Check, value: Code, at: Code, tests: Tests): Code {
  if (check.op !== "dependentRequired" && check.op !== "dependentSchema") return empty;
  const present = not(isAbsent(value, check.name));
  if (check.op === "dependentSchema") {
    const place = stepTo(check.step, at);
    return when(present, code`${explanationOf(check.rule, tests.functions)}(value, ${place});`);
  }
  const names = list(
    code`[`,
    check.needs.map((name) => code`${name}`),
    code`]`,
  );
  const required = imported("dependentRequired", runtime("explain"));
  return when(present, code`${required}${callArguments([value, at, code`${check.name}`, names])};`);
}

/** The explanation of a value that must be an object and of which no more is asked than of its properties. */
export function printPlainObject(checks: readonly Check[], value: Code, at: Code, tests: Tests): Code {
  const { required, bare, optional } = tablesOf(checks, "", tests);
  // A property that must be there and can be anything has nothing more to explain.
  const anything = code`${imported("anything", runtime("explain"))}`;
  const all = [...required, ...bare.map((name) => ({ name, explanation: anything }))];
  const tables = [all, ...(optional.length > 0 ? [optional] : [])].map(printTable);
  return code`${imported("object", runtime("explain"))}${callArguments([value, at, ...tables])};`;
}

interface Entry {
  readonly name: string;
  readonly explanation: Code;
}

/** Properties by what is said of them: that they must be there, that and what they must be, or only what they must be. */
interface Tables {
  readonly bare: readonly string[];
  readonly required: readonly Entry[];
  readonly optional: readonly Entry[];
}

function tablesOf(checks: readonly Check[], via: Via, tests: Tests): Tables {
  const here = checks.filter((check) => check.via === via);
  const required = new Set(here.flatMap((check) => (check.op === "required" ? [check.name] : [])));
  const entries = here.flatMap((check): readonly Entry[] => {
    if (check.op !== "property") return [];
    return [{ name: check.name, explanation: explanationOf(check.rule, tests.functions) }];
  });
  return {
    bare: [...required].filter((name) => !entries.some((entry) => entry.name === name)),
    required: entries.filter(({ name }) => required.has(name)),
    optional: entries.filter(({ name }) => !required.has(name)),
  };
}

function printTables({ bare, required, optional }: Tables, value: Code, at: Code): Code {
  const call = (name: string, argument: Code) =>
    code`${imported(name, runtime("explain"))}${callArguments([value, at, argument])};`;
  const names = bare.map((name) => code`${name}`);
  return lines([
    required.length === 0 ? empty : call("requiredProperties", printTable(required)),
    bare.length === 0 ? empty : call("required", list(code`[`, names, code`]`)),
    optional.length === 0 ? empty : call("properties", printTable(optional)),
  ]);
}

function printTable(entries: readonly Entry[]): Code {
  if (entries.length === 0) return code`{}`;
  return code`{
    ${lines(entries.map(({ name, explanation }) => code`${objectKey(name)}: ${explanation},`))}
  }`;
}
