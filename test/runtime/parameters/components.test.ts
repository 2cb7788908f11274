import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowReserved } from "../../../generator/runtime/parameters/allow-reserved.js";
import { serializeCookies } from "../../../generator/runtime/parameters/cookies.js";
import { serializeHeaders } from "../../../generator/runtime/parameters/headers.js";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import { cookie } from "../../../generator/runtime/parameters/styles/cookie.js";
import { deepObject } from "../../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";
import { label } from "../../../generator/runtime/parameters/styles/label.js";
import { matrix } from "../../../generator/runtime/parameters/styles/matrix.js";
import { pipeDelimited } from "../../../generator/runtime/parameters/styles/pipe-delimited.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";
import { spaceDelimited } from "../../../generator/runtime/parameters/styles/space-delimited.js";
import { isValidationError } from "../../../generator/runtime/validation.js";

// Whatever a value is, it stays in its component of the URL or its header, or it is refused with a ValidationError.

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...";,=&?#/\\.:@+%2eEfF[]{}|\r\n\0 é\ud800".split("")) }),
  fc.constantFrom("..", ".", "%2e%2e", "/..", "__proto__", "constructor"),
);
const anything = fc.anything({ maxDepth: 2, maxKeys: 3 });
const value = fc.oneof(
  text,
  anything,
  fc.array(text),
  fc.dictionary(text, text),
  fc.array(anything),
  fc.dictionary(text, anything),
);
const explode = fc.boolean();
const reserved = fc.constantFrom({}, { allowReserved });

/** What a function returns, or `undefined` where it refuses its value. */
function unlessRefused<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (isValidationError(error)) return undefined;
    throw error;
  }
}

const runs = { numRuns: 1000 };

it("a path", () => {
  const style = fc.constantFrom({}, { style: simple }, { style: label }, { style: matrix });
  fc.assert(
    fc.property(value, text, style, explode, reserved, (x, name, style, explode, reserved) => {
      fc.pre(!/[{}]/.test(name) && name !== "");
      const rules = [{ name, ...style, explode, ...reserved }];
      const url = unlessRefused(() => serializePath(`https://h.example/v1/a/{${name}}/b`, { [name]: x }, rules));
      if (url === undefined) return;
      const { href, pathname } = new URL(url);
      expect(href).toBe(`https://h.example${pathname}`);
      expect(pathname).toMatch(/^\/v1\/a\/[^/]+\/b$/);
      // A URL parser encodes nothing more.
      expect(href).toBe(url);
    }),
    runs,
  );
});

it("a query", () => {
  const styles = [form, spaceDelimited, pipeDelimited, deepObject].map((style) => ({ style }));
  fc.assert(
    fc.property(value, text, fc.constantFrom({}, ...styles), explode, reserved, (x, name, style, explode, reserved) => {
      fc.pre(name !== "end");
      const values = { [name]: x, end: "1" };
      const query = unlessRefused(() => serializeQuery(values, [{ name, ...style, explode, ...reserved }]));
      if (query === undefined) return;
      const { pathname, search, hash, searchParams } = new URL(`https://h.example/a?${query}`);
      expect(pathname + hash).toBe("/a");
      expect(search.endsWith("end=1")).toBe(true);
      expect(searchParams.getAll("end").at(-1)).toBe("1");
      // One value is one parameter.
      if (typeof x === "string") expect([...searchParams.keys()]).toEqual([name, "end"]);
    }),
    runs,
  );
});

describe("what a fetch sends", () => {
  it("headers", () => {
    fc.assert(
      fc.property(value, fc.constantFrom({}, { style: simple }), explode, (x, style, explode) => {
        const entries = unlessRefused(() => serializeHeaders({ "X-A": x }, [{ name: "X-A", ...style, explode }]));
        if (entries === undefined) return;
        expect([...new Headers(entries)]).toEqual(entries.map(([name, text]) => [name.toLowerCase(), text]));
      }),
      runs,
    );
  });

  it("cookies", () => {
    const style = fc.constantFrom({}, { style: form }, { style: cookie });
    fc.assert(
      fc.property(value, style, explode, reserved, (x, style, explode, reserved) => {
        const values = { x, end: "1" };
        const line = unlessRefused(() => serializeCookies(values, [{ name: "x", ...style, explode, ...reserved }]));
        if (line === undefined) return;
        expect(line).toMatch(/^[ -~]*$/);
        const cookies = line.split(";");
        expect(cookies.at(-1)?.trim()).toBe("end=1");
        if (typeof x === "string") expect(cookies).toHaveLength(2);
        if (Array.isArray(x) && explode) expect(cookies.length).toBeLessThanOrEqual(x.length + 1);
      }),
      runs,
    );
  });
});
