import { describe, expect, test } from "vitest";
import {
  block,
  type Code,
  callArguments,
  code,
  empty,
  group,
  ifBroken,
  indent,
  isEmpty,
  join,
  line,
  lines,
  softLine,
  textsBetween,
} from "../../generator/4-emit/print/code.js";
import { layOut } from "../../generator/4-emit/print/layout.js";

const print = (value: Code, width = 40) => layOut(value, { width, localName: ({ name }) => name });

describe("a template of code", () => {
  test("takes strings, numbers, booleans and null as data", () => {
    expect(print(code`f(${'a "b"\n'}, ${-0}, ${1e21}, ${true}, ${null})`, 80)).toBe(
      "f('a \"b\"\\n', -0, 1e+21, true, null)",
    );
  });

  test("splices code and arrays of code as they are", () => {
    expect(print(code`a${code` + b`}${[code`;`, code` // end`]}`)).toBe("a + b; // end");
  });

  test("has types of texts, which cannot end the template or open an expression", () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the text of a template is what is meant
    expect(print(textsBetween("a`${b}/", '\\+"c\u2028'), 80)).toBe('`a\\`\\${b}/${string}\\\\+"c\\u2028`');
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
  });

  test("refuses what is no literal", () => {
    expect(() => code`${Number.NaN}`).toThrow("NaN");
    expect(() => code`${Number.POSITIVE_INFINITY}`).toThrow("Infinity");
    // @ts-expect-error undefined is not data
    expect(() => code`${undefined}`).toThrow("undefined");
    // @ts-expect-error nothing but the print floor makes code
    expect(() => code`${{ kind: "text", text: "alert()" }}`).toThrow("object");
  });

  test("keeps backslashes, and unescapes what a template cannot hold otherwise", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
    expect(print(code`/\d\n/.test(\`\${x}\`)`)).toBe("/\\d\\n/.test(`${x}`)");
  });

  test("is dedented, and what is spliced is indented to where it stands", () => {
    const body = lines([code`one();`, code`two();`]);
    const value = code`
      if (a) {
        ${body}

        three();
      }
    `;
    expect(print(value)).toBe("if (a) {\n  one();\n  two();\n\n  three();\n}");
  });

  test("is dedented by the lines after the first when the first has text", () => {
    expect(
      print(code`if (a) {
        ${code`b();`}
      }`),
    ).toBe("if (a) {\n  b();\n}");
  });

  test("drops a line that holds nothing but empty code", () => {
    const value = code`
      a();
      ${empty}${[]}
      b();
    `;
    expect(print(value)).toBe("a();\nb();");
  });
});

describe("layout", () => {
  const items = ["first", "second", "third"].map((each) => code`${each}`);

  test("keeps a group on one line where it and what follows fit", () => {
    const call = code`call${callArguments(items)};`;
    expect(print(call, 32)).toBe('call(\n  "first",\n  "second",\n  "third",\n);');
    expect(print(call, 33)).toBe('call("first", "second", "third");');
  });

  test("breaks the outer group before the inner one", () => {
    const inner = code`inner${callArguments([code`1`, code`2`])}`;
    expect(print(code`outer${callArguments([inner, inner])}`, 20)).toBe("outer(\n  inner(1, 2),\n  inner(1, 2),\n)");
  });

  test("breaks a group that holds a hard line", () => {
    expect(print(code`f${callArguments([code`() => ${block([code`a();`])}`])}`)).toBe(
      "f(\n  () => {\n    a();\n  },\n)",
    );
  });

  test("prints a union one member a line with a leading bar", () => {
    const union = group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, items)));
    expect(print(code`type A = ${union};`, 40)).toBe('type A = "first" | "second" | "third";');
    expect(print(code`type A = ${union};`, 30)).toBe('type A =\n  | "first"\n  | "second"\n  | "third";');
  });

  test("leaves no white space at the end of a line", () => {
    expect(print(lines([code`a `, code`b`]))).toBe("a\nb");
  });

  test("leaves out empty items", () => {
    expect(print(join(code`, `, [empty, code`a`, empty, code`b`]))).toBe("a, b");
    expect(print(block([empty]))).toBe("{}");
    expect(print(code`f${callArguments([empty])}`)).toBe("f()");
    expect(isEmpty(group(lines([empty, empty])))).toBe(true);
  });
});
