import { encodedParameter } from "./encode.js";
import { refuser } from "./refuse.js";
import type { PathRule, Values } from "./rules.js";
import { write } from "./write.js";

/**
 * Fills in a path template (OpenAPI 3.2, Path Templating). A value never leaves its segment, and one that looks like a
 * template is not filled in again.
 *
 * Throws a `ValidationError` for a value that has no text, and for one that makes a segment `.` or `..`: URL parsers
 * remove these, and take `%2e` for a dot, so that encoding does not help (WHATWG URL §4.4).
 */
export function serializePath(template: string, values: Values = {}, rules: readonly PathRule[] = []): string {
  return template.replace(/([^/{}]|\{[^{}]*\})+/g, (segment) => {
    let last = "";
    const filled = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      last = name;
      const rule = rules.find((rule) => rule.name === name);
      const parameter = encodedParameter("path", name, rule);
      return write(parameter, rule, values[name], (text) => text) || parameter.refuse(segmentRule);
    });
    return last && /^(\.|%2e){1,2}$/i.test(filled) ? refuser("path", last)(segmentRule) : filled;
  });
}

const segmentRule = 'text other than "", "." and ".."';
