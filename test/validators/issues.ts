import type { Issue } from "../../generator/runtime/validation.js";

/**
 * What is wrong with an issue. It must name a place that is there in the value, and a keyword that is there in the
 * document. Exempt are
 *
 * - what is required and not there, and the tag of a union (which goes by the keyword of the union): of these the
 *   object must be there;
 * - `not` in a schema that is just `false`, and so means `not: {}` (Core §4.3.2).
 */
export function problemsOf(issue: Issue, value: unknown, document: unknown): readonly string[] {
  return [...problemsOfPath(issue, value), ...problemsOfLocation(issue, document), ...problemsOfMessage(issue)];
}

function problemsOfPath({ path, keyword }: Issue, value: unknown): readonly string[] {
  const there = find(value, path) !== undefined;
  const isMissing = ["required", "dependentRequired"].includes(keyword);
  if (isMissing && there) return ["what is required is there"];
  const mayBeMissing = isMissing || ["oneOf", "anyOf"].includes(keyword);
  return there || (mayBeMissing && find(value, path.slice(0, -1)) !== undefined) ? [] : ["the value has no such place"];
}

function problemsOfLocation({ keyword, location }: Issue, document: unknown): readonly string[] {
  const steps = pointer(location);
  const schema = find(document, steps.slice(0, -1));
  const isThere = find(document, steps) !== undefined || (keyword === "not" && schema?.found === false);
  return [
    ...(isThere ? [] : ["the document has no such place"]),
    ...(steps.at(-1) === keyword ? [] : ["the location is not that of the keyword"]),
  ];
}

function problemsOfMessage({ message }: Issue): readonly string[] {
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
