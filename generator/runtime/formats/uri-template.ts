const EXPRESSION = /\{[+#./;?&=,!@|]?([\w%.:*,]+)\}/g;
const VARIABLE = /^(?!\.|.*\.\.|.*\.[:*]|.*\.$)[\w%.]+(?::[1-9]\d{0,3}|\*)?$/;
const LITERALS = /^[^\0- "<>\\^`{|}\x7f-\x9f\p{Cs}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff}]*$/u;
const BAD_ESCAPE = /%(?![\dA-Fa-f]{2})/;

/** Whether a value is the text of a URI Template of any level (RFC 6570 §2). */
export function isUriTemplate(value: unknown): value is string {
  if (typeof value !== "string" || BAD_ESCAPE.test(value)) return false;
  return LITERALS.test(
    value.replace(EXPRESSION, (expression, variables: string) =>
      variables.split(",").every((variable) => VARIABLE.test(variable)) ? "" : expression,
    ),
  );
}
