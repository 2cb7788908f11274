import type { ContentRule, Parameter, StyleRule } from "./rules.js";

/**
 * Writes a parameter by its rule. What has no style, and the text of a media type, is encoded and given to `plain`.
 * Returns `undefined` where there is nothing to send: `null` and `undefined` are not sent (RFC 6570 §2.3).
 */
export function write<Written>(
  parameter: Parameter,
  rule: StyleRule<(parameter: Parameter, value: unknown) => Written | undefined> | ContentRule | undefined,
  given: unknown,
  plain: (text: string) => Written,
): Written | undefined {
  const value = rule?.content ? rule.content.text(given, parameter.refuse) : given;
  if (value === undefined || value === null) return undefined;
  return rule?.style ? rule.style(parameter, value) : plain(parameter.encode(value));
}
