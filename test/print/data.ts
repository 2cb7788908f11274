import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { type Code, code, lines } from "../../generator/4-emit/print/code.js";
import { access, objectKey } from "../../generator/4-emit/print/identifiers.js";
import { doc } from "../../generator/4-emit/print/jsdoc.js";
import { layOut } from "../../generator/4-emit/print/layout.js";
import { jsonLiteral } from "../../generator/4-emit/print/literals.js";
import { printModule } from "../../generator/4-emit/print/module.js";
import { regExp } from "../../generator/4-emit/print/regular-expressions.js";

/** Text that means something to a parser, among any text at all. */
const hostile = fc.constantFrom(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template would take for its own
  ..."*/ /* // ` ${ } { ' \" \\ \\u0022 \n \r \u2028 \u2029 \u0085 \v \f \u202e \ud800 \udfff @import @deprecated <!-- --> / [ ] ( ) ; __proto__ constructor alert()".split(
    " ",
  ),
  " ",
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.array(fc.oneof(hostile, fc.string()), { maxLength: 12 }).map((parts) => parts.join("")),
);

const print = (value: Code) => layOut(value, { width: 100, localName: ({ name }) => name });
export const evaluate = (value: Code): unknown => new Function(`"use strict"; return (${print(value)});`)();

/** Tests that text stays data, whatever it is: so many times as often as the quickest run does. */
export function testData(factor: number): void {
  test("a string as data evaluates to itself, on one line", () => {
    fc.assert(
      fc.property(text, (value) => {
        const printed = print(code`${value}`);
        expect(printed).toMatch(/^[\u0020-\u{10ffff}]*$/u);
        expect(printed.split(/[\n\r\u2028\u2029\u0085\v\f]/)).toHaveLength(1);
        expect(evaluate(code`${value}`)).toBe(value);
      }),
      { numRuns: 400 * factor },
    );
  });

  test("a key evaluates to itself, in literals and in accesses", () => {
    fc.assert(
      fc.property(text, (key) => {
        expect(Object.keys(evaluate(code`{ ${objectKey(key)}: 1 }`) as object)).toEqual([key]);
        expect(evaluate(access(code`new Proxy({}, { get: (_, key) => key })`, key))).toBe(key);
      }),
      { numRuns: 200 * factor },
    );
  });

  test("a JSON value evaluates to itself", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(text, fc.integer()), (value, object) => {
        const both = JSON.parse(JSON.stringify([value, object]));
        expect(evaluate(jsonLiteral(both))).toEqual(both);
      }),
      { numRuns: 20 * factor },
    );
  });

  test("a pattern keeps its meaning, or is refused", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("", "u", "v"), (pattern, flags) => {
        let expected: RegExp;
        try {
          expected = new RegExp(pattern, flags);
        } catch {
          expect(() => regExp(pattern, flags)).toThrow(SyntaxError);
          return;
        }
        const printed = evaluate(regExp(pattern, flags)) as RegExp;
        expect(printed).toBeInstanceOf(RegExp);
        for (const subject of [pattern, "", "a", "/", "\n", "\u2028"])
          expect(printed.test(subject)).toBe(expected.test(subject));
      }),
      { numRuns: 400 * factor },
    );
  });

  test("documentation is one comment without tags, whatever it says", () => {
    fc.assert(
      fc.property(text, text, text, (summary, details, tagged) => {
        const written = doc({ summary, details, tags: [{ name: "default", text: tagged }] });
        const source = print(lines([written, code`type A = 1;`]));
        const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.Latest, true);
        expect(file.statements.map(({ kind }) => kind)).toEqual([ts.SyntaxKind.TypeAliasDeclaration]);
        expect(ts.getJSDocTags(file.statements[0] as ts.Node).map(({ tagName }) => tagName.text)).toEqual(["default"]);
        expect(ts.getLeadingCommentRanges(source, 0)).toHaveLength(1);
        expect(source).not.toMatch(/[\r\u2028\u2029\u0085\v\f\u202e]|[ \t]$/m);
      }),
      { numRuns: 400 * factor },
    );
  });

  test("a module holds the statements it was given, whatever the data", () => {
    fc.assert(
      fc.property(text, (data) => {
        const { text: printed } = printModule({
          path: "src/a.ts",
          header: doc({ summary: data }),
          declarations: [
            {
              kind: "interface",
              name: "A",
              doc: doc({ details: data }),
              properties: [{ name: data, type: code`${data}`, doc: doc({ summary: data }) }],
            },
            { kind: "constant", name: "b", value: jsonLiteral({ [data]: [data] }) },
            {
              kind: "function",
              name: "c",
              parameters: [],
              returns: code`string`,
              body: code`return ${access(code`b`, data)} + ${data};`,
            },
          ],
        });
        const file = ts.createSourceFile("a.ts", printed, ts.ScriptTarget.Latest, true);
        expect(file.statements).toHaveLength(3);
        const { members } = file.statements[0] as ts.InterfaceDeclaration;
        expect(members).toHaveLength(1);
        const { name, type } = members[0] as ts.PropertySignature;
        expect((name as ts.StringLiteral).text).toBe(data);
        expect(((type as ts.LiteralTypeNode).literal as ts.StringLiteral).text).toBe(data);
        expect(printed.split("\n").filter((each) => each === "export function c(): string {")).toHaveLength(1);
      }),
      { numRuns: 30 * factor },
    );
  });
}
