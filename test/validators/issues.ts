import type { Issue } from "../../generator/runtime/validation.js";

/** Returns what is wrong with the issues of a refused value. No two issues may be the same. */
export function problemsOfAll(issues: readonly Issue[], value: unknown, document: unknown): readonly string[] {
  const problems = issues.flatMap((issue) =>
    problemsOf(issue, value, document).map((problem) => `${problem}: ${JSON.stringify(issue)}`),
  );
  const different = new Set(
    issues.map(({ location, pointer, message }) => JSON.stringify([location, pointer, message])),
  );
  return different.size === issues.length
    ? problems
    : [...problems, `some issues are the same: ${JSON.stringify(issues)}`];
}

/**
 * Returns what is wrong with an issue. Its path must exist in the value, and its location in the document. Exceptions:
 *
 * - the path of a missing property, and that of the tag of a union (an issue with the keyword of the union): there the
 *   object must exist;
 * - `not` in a schema that is `false`, which means `not: {}` (Core §4.3.2).
 */
function problemsOf(issue: Issue, value: unknown, document: unknown): readonly string[] {
  return [...problemsOfPath(issue, value), ...problemsOfLocation(issue, document), ...problemsOfMessage(issue)];
}

function problemsOfPath({ path, pointer, keyword }: Issue, value: unknown): readonly string[] {
  const segments = path.map(
    (key) => `/${String(key).replace(/[~/]/g, (character) => (character === "~" ? "~0" : "~1"))}`,
  );
  if (pointer !== segments.join("")) return ["the pointer differs from the path"];
  const exists = find(value, path) !== undefined;
  const isMissing = ["required", "dependentRequired"].includes(keyword);
  if (isMissing && exists) return ["the missing property exists"];
  const mayBeMissing = isMissing || ["oneOf", "anyOf"].includes(keyword);
  return exists || (mayBeMissing && find(value, path.slice(0, -1)) !== undefined)
    ? []
    : ["the path does not exist in the value"];
}

function problemsOfLocation({ keyword, location, schema: component }: Issue, document: unknown): readonly string[] {
  const steps = stepsOf(location);
  const schema = find(document, steps.slice(0, -1));
  const exists = find(document, steps) !== undefined || (keyword === "not" && schema?.value === false);
  return [
    ...(exists ? [] : ["the location does not exist in the document"]),
    ...(steps.at(-1) === keyword ? [] : ["the location does not end in the keyword"]),
    ...(/^#\/components\/schemas\/([^/]+)/.exec(location)?.[1] === component
      ? []
      : ["the schema differs from the location"]),
  ];
}

function problemsOfMessage({ message, expected, received }: Issue): readonly string[] {
  if (received.length > 60) return ["`received` is too long"];
  const instead = received === "nothing" ? "but is missing" : `got ${received}`;
  if (message.startsWith("must be ") && message !== `must be ${expected}, ${instead}`) {
    return ["the message does not consist of `expected` and `received`"];
  }
  const expectation = message.replace(/, got .*/s, "");
  return /^(?:must|is) \S/.test(expectation) && !/undefined|\[object/.test(expectation)
    ? []
    : ["the message is empty or garbled"];
}

/** The steps of a JSON Pointer (RFC 6901). */
function stepsOf(location: string): readonly string[] {
  const steps = location
    .slice(location.indexOf("#") + 1)
    .split("/")
    .slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function find(root: unknown, steps: readonly PropertyKey[]): { readonly value: unknown } | undefined {
  let value = root;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = value[step as keyof typeof value];
  }
  return { value };
}
