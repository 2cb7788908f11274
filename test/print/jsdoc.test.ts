import { expect, test } from "vitest";
import { type DocContent, doc } from "../../generator/4-emit/print/jsdoc.js";
import { layOut } from "../../generator/4-emit/print/layout.js";

const print = (parts: DocContent, width = 40) => layOut(doc(parts), { width, localName: ({ name }) => name });

test("one line where it fits", () => {
  expect(print({ summary: "A price of a share." })).toBe("/** A price of a share. */");
  expect(print({ tags: [{ name: "deprecated" }] })).toBe("/** @deprecated */");
  expect(print({ tags: [{ name: "default", text: '"usd"' }] })).toBe('/** @default "usd" */');
});

test("wrapped where it does not", () => {
  expect(print({ summary: "A price of a share, as the seller set it on the page." })).toBe(
    "/**\n * A price of a share, as the seller set\n * it on the page.\n */",
  );
});

test("paragraphs, lists and tags stay apart", () => {
  expect(
    print({
      summary: "A price.",
      details: "\nTold apart:\n\n\n- fixed\n  - so much\n- free\n",
      tags: [
        { name: "deprecated", text: "Use\nanother." },
        { name: "default", text: "1" },
      ],
    }),
  ).toBe(
    "/**\n * A price.\n *\n * Told apart:\n *\n * - fixed\n *   - so much\n * - free\n *\n * @deprecated Use\n * another.\n * @default 1\n */",
  );
});

test("nothing to say is no comment", () => {
  expect(print({})).toBe("");
  expect(print({ summary: " \n ", tags: [] })).toBe("");
});

test("text cannot end the comment, start a tag or reorder the line", () => {
  expect(print({ summary: "a */ alert() /* b" })).toBe("/** a *\\/ alert() /\\* b */");
  expect(print({ summary: "@deprecated" })).toBe("/** \\@deprecated */");
  expect(print({ summary: "a\u2028@b\r\n  @c" })).toBe("/**\n * a\n * \\@b\n *   \\@c\n */");
  expect(print({ summary: "right\u202eleft" })).toBe("/** right\\u202eleft */");
  expect(print({ summary: "write to @admin or a@b.c" })).toBe("/** write to \\@admin or a@b.c */");
  expect(print({ tags: [{ name: "default", text: "@deprecated" }] })).toBe("/** @default \\@deprecated */");
});
