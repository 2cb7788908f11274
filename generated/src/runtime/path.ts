import { ValidationError } from "./validation.js";

/**
 * Fills in a path template, so that each parameter stays inside its segment: reserved characters are encoded, and a
 * value that would change the path all the same (empty, `.` or `..`, or no well-formed text) throws a
 * `ValidationError` (OpenAPI 3.1 §4.8.12, style `simple`).
 */
export function serializePath(template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(/[^/]*\{[^/]*/g, (segment) => {
    let last = "";
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      last = name;
      return encode(parameters[name]) || refuse(["path", name], segmentRule);
    });
    // URL parsers take `%2e` for a dot (WHATWG URL §4.4), so a dot cannot be made safe by encoding it.
    return /^(\.|%2e){1,2}$/i.test(filled) ? refuse(["path", last], segmentRule) : filled;
  });
}

const segmentRule = 'well-formed text other than "", "." and ".."';

/** Throws for a parameter that cannot be written into a URL. */
export function refuse(path: readonly string[], expected: string): never {
  const issue = { path, pointer: `/${path.join("/")}`, keyword: "in", expected, received: "another value" };
  throw new ValidationError("Request", [{ ...issue, schema: undefined, message: `must be ${expected}`, location: "" }]);
}

/** A value as part of a URL, or nothing where it cannot be one. */
function encode(value: unknown): string | undefined {
  if (!/string|number|boolean|bigint/.test(typeof value)) return undefined;
  try {
    return encodeURIComponent(value as string);
  } catch {
    return undefined; // half of a surrogate pair, which UTF-8 cannot hold
  }
}
