import type { Located } from "./api.js";
import type { ListedParameter } from "./parameters.js";
import type { Reading } from "./reading.js";

/** The names in a path template, each in braces there: `/shares/{id}` has `id`. */
export type Template = ReadonlySet<string>;

/** What the key of a path says. */
export interface PathAddress {
  /** The template of the path itself. */
  readonly path: string;
  /** What is always in the query, as it is sent: `beta=true`. Empty where there is nothing. */
  readonly query: string;
}

/**
 * What the key of a path means for a request. OpenAPI knows no query and no fragment in it, and contracts have both: they
 * tell operations apart that are at one path. A fragment is never sent (RFC 9110 §7.1).
 */
export function addressOf(key: string): PathAddress {
  const [address = ""] = key.split("#", 1);
  const [path = "", ...query] = address.split("?");
  return { path, query: query.join("?") };
}

/** Reads a path template (OAS 3.0 §4.7.8, 3.1 §4.8.8). Reports what is wrong with it, and then returns nothing. */
export function parseTemplate({ value: key, keyAt }: Located<string>, reading: Reading): Template | undefined {
  const { path, query } = addressOf(key);
  const parsed = parseTemplateText(path);
  const problem = parsed.kind === "invalid" ? asProblem(parsed.problem) : problemOf(path, query);
  if (problem !== undefined || parsed.kind === "invalid") {
    reading.diagnostics.report("path-invalid", keyAt, { path: key, ...(problem ?? asProblem("")) });
    return undefined;
  }
  if (query !== "") reading.diagnostics.report("path-query-merged", keyAt, { path: key, query });
  if (key.includes("#")) reading.diagnostics.report("path-fragment-dropped", keyAt, { path: key });
  const names = new Set(parsed.names);
  for (const name of names) {
    const isRepeated = parsed.names.filter((each) => each === name).length > 1;
    if (isRepeated) reading.diagnostics.report("path-parameter-repeated", keyAt, { path: key, name });
    if (modifier.test(name)) reading.diagnostics.report("path-modifier", keyAt, { path: key, name });
  }
  return names;
}

/** What is a modifier or an operator of a URI template (RFC 6570 §2.2, §2.4). */
const modifier = /^[+#./;?&]|\*$/;

/** The template with its names left out: what decides whether two paths are the same. */
export function withoutNames(path: string): string {
  return path.replace(expression, "{}");
}

/** Whether a parameter is sent in the path, and its template has no expression for it. */
export function isUnusedIn(template: Template, { name, in: location }: ListedParameter): boolean {
  return location === "path" && !template.has(name);
}

/** Reports each parameter of the path that its template has no expression for. Nothing is sent of it. */
export function reportUnusedParameters(
  parameters: readonly ListedParameter[],
  template: Template,
  path: string,
  reading: Reading,
): void {
  for (const parameter of parameters) {
    if (!isUnusedIn(template, parameter)) continue;
    const { source, name } = parameter;
    reading.diagnostics.report("path-parameter-unused", source.node.at, { name, path });
  }
}

/** The names in a text with `{name}` in it, or what is wrong with its braces. A name may be any text without braces. */
export function parseTemplateText(
  text: string,
):
  | { readonly kind: "valid"; readonly names: readonly string[] }
  | { readonly kind: "invalid"; readonly problem: string } {
  if (/[{}]/.test(text.replace(expression, ""))) return { kind: "invalid", problem: "its braces do not pair up" };
  const names = [...text.matchAll(expression)].map(([, name = ""]) => name);
  return names.includes("") ? { kind: "invalid", problem: "it has braces without a name" } : { kind: "valid", names };
}

const expression = /\{([^{}]*)\}/g;

interface Problem {
  readonly problem: string;
  readonly fix: string;
}

function asProblem(problem: string): Problem {
  return {
    problem,
    fix: "Begin it with `/`, and put the name of each parameter in braces once, as in `/shares/{id}`.",
  };
}

/** URL parsers read dots as steps up, `\` as `/`, and leave control characters out (WHATWG URL §4.4). */
function problemOf(path: string, query: string): Problem | undefined {
  if (!path.startsWith("/")) return asProblem("it does not begin with `/`");
  const literal = path.replace(expression, "{}");
  if (literal.startsWith("//")) {
    return {
      problem: "a URL that begins with `//` is at another host",
      fix: "Begin it with one `/`; write another host under `servers` of the path.",
    };
  }
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(literal)) {
    return { problem: "URLs have no segment `.` or `..`", fix: "Write the path that is meant without it." };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These are what is looked for.
  if (/[\\\u0000-\u001f\u007f]/.test(literal)) {
    return {
      problem: "it has a `\\` or a control character, which URLs read as something else",
      fix: "Take it out, or percent-encode it.",
    };
  }
  if (/[{}]/.test(query)) {
    return {
      problem: "it has a parameter behind the `?`",
      fix: "Take it out, and describe the parameter with `in: query`.",
    };
  }
  return undefined;
}
