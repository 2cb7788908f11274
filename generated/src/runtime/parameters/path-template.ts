import { percentEncode, textOf } from "./encode.js";
import { refuser } from "./refuse.js";
import type { Values } from "./rules.js";

/**
 * Fills in a path template whose parameters are one string, number or boolean each, which the style `simple` writes as it
 * is. Throws a `ValidationError` for a value that no path can hold.
 */
export function plainPath(template: string, values: Values = {}): string {
  return fillPath(template, (name) => {
    const value = values[name] ?? "";
    const refuse = refuser("path", name);
    return percentEncode(textOf(value, refuse), refuse);
  });
}

/**
 * Fills in a path template with what `write` returns for a name (OpenAPI 3.2, Path Templating). A value never leaves its
 * segment, and one that looks like a template is not filled in again.
 *
 * Throws a `ValidationError` for a value that has no text, and for one that makes a segment `.` or `..`: URL parsers
 * remove these, and take `%2e` for a dot, so that encoding does not help (WHATWG URL §4.4).
 */
export function fillPath(template: string, write: (name: string) => string | undefined): string {
  return template.replace(/([^/{}]|\{[^{}]*\})+/g, (segment) => {
    let last = "";
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      last = name;
      return write(name) || refuseSegment(name);
    });
    return last && /^(\.|%2e){1,2}$/i.test(filled) ? refuseSegment(last) : filled;
  });
}

function refuseSegment(name: string): never {
  return refuser("path", name)('text other than "", "." and ".."');
}
