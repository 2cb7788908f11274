import type { Server, ServerVariable } from "../../2-normalise/api.js";
import { type Change, isBreaking, type Subject, type Verdict } from "../change.js";
import { mendOf } from "../finding.js";
import { breaking, compatible } from "../verdicts.js";
import { shownText } from "../words.js";

/**
 * The variables of a server (OAS 3.1 §4.8.6): whether its addresses are still there, and which of them a client uses that
 * chooses none.
 */
export function compareServerVariables(
  old: Server,
  now: Server,
  subject: Subject,
  at: Pick<Change, "old" | "new">,
): readonly Change[] {
  const names = new Set([...old.variables, ...now.variables].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [before, after] = [old, now].map(({ variables }) => variables.find((each) => each.name === name));
    const places = { subject, old: before?.at ?? at.old, new: after?.at ?? at.new };
    if (before === undefined) return after === undefined ? [] : [addedVariable(after, places)];
    if (after === undefined) return [removedVariable(before, places)];
    return [...compareValues(before, after, places), ...compareDefaults(before, after, places)];
  });
}

/** That the address without the variable is the one with its default is what makes two servers one. */
function addedVariable({ name, default: value }: ServerVariable, at: Pick<Change, "subject" | "old" | "new">): Change {
  const wire = compatible(`With ${shownText(value)}, its default, the address is the same.`);
  return variableChange("added", `has the variable ${shownText(name)} in its server`, wire, at);
}

function removedVariable(variable: ServerVariable, at: Pick<Change, "subject" | "old" | "new">): Change {
  const { name, default: value } = variable;
  const gone = lacking([value], variable.values);
  const wire = gone === undefined ? compatible("It had one value, which the address has now.") : unanswered(gone, name);
  return variableChange("removed", `has no variable ${shownText(name)} in its server any more`, wire, at);
}

function compareValues(
  old: ServerVariable,
  now: ServerVariable,
  at: Pick<Change, "subject" | "old" | "new">,
): readonly Change[] {
  const [gone, come] = [lacking(now.values, old.values), lacking(old.values, now.values)];
  const variable = `for the variable ${shownText(now.name)} of its server`;
  const kept = compatible("What it took before it still takes.");
  return [
    ...(gone === undefined
      ? []
      : [
          variableChange(
            "values-removed",
            `does not take ${gone} ${variable} any more`,
            unanswered(gone, now.name),
            at,
          ),
        ]),
    ...(come === undefined ? [] : [variableChange("values-added", `takes ${come} ${variable}`, kept, at)]),
  ];
}

function compareDefaults(
  old: ServerVariable,
  now: ServerVariable,
  at: Pick<Change, "subject" | "old" | "new">,
): readonly Change[] {
  if (old.default === now.default) return [];
  const what = `has the default ${shownText(now.default)} for the variable ${shownText(now.name)} of its server, which was ${shownText(old.default)}`;
  const isThere = now.values === undefined || now.values.includes(old.default);
  // That it is not there any more is said of the values.
  const wire = compatible(
    isThere ? "The address with the old default is still there." : "Clients that choose a value are not concerned.",
  );
  return [variableChange("default-changed", what, wire, at)];
}

/** What one list of values has and another lacks. A variable without a list takes any text. */
function lacking(values: ServerVariable["values"], others: ServerVariable["values"]): string | undefined {
  if (values === undefined) return undefined;
  if (others === undefined) return "any other text";
  const missing = others.filter((value) => !values.includes(value));
  return missing.length === 0 ? undefined : missing.map(shownText).join(" or ");
}

function unanswered(values: string, name: string): Verdict {
  const reason = `Clients that send to the address with ${values} for ${shownText(name)} may not be answered any more.`;
  return breaking("request", "calls", reason);
}

function variableChange(
  happened: string,
  what: string,
  wire: Verdict,
  at: Pick<Change, "subject" | "old" | "new">,
): Change {
  return {
    rule: `api-server-variable-${happened}`,
    directions: ["request", "response"],
    wire,
    source: compatible("The address is no part of a type."),
    ...at,
    what,
    mend: isBreaking(wire) ? mendOf(wire, wire) : undefined,
  };
}
