import { encodedParameter } from "./encode.js";
import { fillPath } from "./path-template.js";
import type { PathRule, Values } from "./rules.js";
import type { Serializers } from "./serializers.js";
import { write } from "./write.js";

/** Writes the path of an operation by the rules of its parameters. */
export function pathBy(rules: readonly PathRule[]): NonNullable<Serializers["path"]> {
  return (template, values) => serializePath(template, values, rules);
}

/** Fills in a path template. Throws a `ValidationError` for a value that the style of its parameter or a path cannot hold. */
export function serializePath(template: string, values: Values = {}, rules: readonly PathRule[] = []): string {
  return fillPath(template, (name) => {
    const rule = rules.find((rule) => rule.name === name);
    return write(encodedParameter("path", name, rule), rule, values[name], (text) => text);
  });
}
