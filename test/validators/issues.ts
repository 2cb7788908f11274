import type { Issue } from "../../generator/runtime/validation.js";

/** What is wrong with the issues of a value that was refused. No two may say the same. */
export function problemsOfAll(issues: readonly Issue[], value: unknown, document: unknown): readonly string[] {
  const problems = issues.flatMap((issue) =>
    problemsOf(issue, value, document).map((problem) => `${problem}: ${JSON.stringify(issue)}`),
  );
  const said = new Set(issues.map(({ location, pointer, message }) => JSON.stringify([location, pointer, message])));
  return said.size === issues.length ? problems : [...problems, `some say the same: ${JSON.stringify(issues)}`];
}

/**
 * What is wrong with an issue. It must name a place that is there in the value, and a keyword that is there in the
 * document. Exempt are
 *
 * - what is required and not there, and the tag of a union (which goes by the keyword of the union): of these the
 *   object must be there;
 * - `not` in a schema that is just `false`, and so means `not: {}` (Core §4.3.2).
 */
function problemsOf(issue: Issue, value: unknown, document: unknown): readonly string[] {
  return [...problemsOfPath(issue, value), ...problemsOfLocation(issue, document), ...problemsOfMessage(issue)];
}

function problemsOfPath({ path, pointer: written, keyword }: Issue, value: unknown): readonly string[] {
  const segments = path.map(
    (key) => `/${String(key).replace(/[~/]/g, (character) => (character === "~" ? "~0" : "~1"))}`,
  );
  if (written !== segments.join("")) return ["the pointer is not that of the path"];
  const there = find(value, path) !== undefined;
  const isMissing = ["required", "dependentRequired"].includes(keyword);
  if (isMissing && there) return ["what is required is there"];
  const mayBeMissing = isMissing || ["oneOf", "anyOf"].includes(keyword);
  return there || (mayBeMissing && find(value, path.slice(0, -1)) !== undefined) ? [] : ["the value has no such place"];
}

function problemsOfLocation({ keyword, location, schema: component }: Issue, document: unknown): readonly string[] {
  const steps = pointer(location);
  const schema = find(document, steps.slice(0, -1));
  const isThere = find(document, steps) !== undefined || (keyword === "not" && schema?.found === false);
  return [
    ...(isThere ? [] : ["the document has no such place"]),
    ...(steps.at(-1) === keyword ? [] : ["the location is not that of the keyword"]),
    ...(/^#\/components\/schemas\/([^/]+)/.exec(location)?.[1] === component ? [] : ["the component is another"]),
  ];
}

function problemsOfMessage({ message, expected, received }: Issue): readonly string[] {
  if (received.length > 60) return ["more than a little of the value is shown"];
  const instead = received === "nothing" ? "but is missing" : `got ${received}`;
  if (message.startsWith("must be ") && message !== `must be ${expected}, ${instead}`) {
    return ["the message is not made of what was expected and received"];
  }
  const says = message.replace(/, got .*/s, "");
  return /^(?:must|is) \S/.test(says) && !/undefined|\[object/.test(says) ? [] : ["the message says nothing"];
}

/** The steps of a JSON Pointer (RFC 6901). */
function pointer(location: string): readonly string[] {
  const steps = location
    .slice(location.indexOf("#") + 1)
    .split("/")
    .slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function find(root: unknown, steps: readonly PropertyKey[]): { readonly found: unknown } | undefined {
  let found = root;
  for (const step of steps) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = found[step as keyof typeof found];
  }
  return { found };
}
