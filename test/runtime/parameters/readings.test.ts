import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiJsonText } from "../../../generator/runtime/parameters/contents/ascii-json.js";
import { jsonText } from "../../../generator/runtime/parameters/contents/json.js";
import { urlencodedText } from "../../../generator/runtime/parameters/contents/urlencoded.js";
import { serializeCookies } from "../../../generator/runtime/parameters/cookies.js";
import { serializeHeaders } from "../../../generator/runtime/parameters/headers.js";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import { serializeQuerystring } from "../../../generator/runtime/parameters/querystring.js";
import type { PathStyle, QueryStyle } from "../../../generator/runtime/parameters/rules.js";
import { cookie } from "../../../generator/runtime/parameters/styles/cookie.js";
import { deepObject } from "../../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";
import { label } from "../../../generator/runtime/parameters/styles/label.js";
import { matrix } from "../../../generator/runtime/parameters/styles/matrix.js";
import { pipeDelimited } from "../../../generator/runtime/parameters/styles/pipe-delimited.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";
import { spaceDelimited } from "../../../generator/runtime/parameters/styles/space-delimited.js";

// What is sent is read as the standard says, by the plainest code that does: split at the delimiters, then decode. What
// comes out must be what went in, for every value that the style can hold without ambiguity.

const name = "a b&c[d]";
const decode = decodeURIComponent;

/** Well-formed text, with what a careless writer forgets to encode. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(...(",;=.&+%/?#[]|!'()*:@$ \t\n{}\\\"<>^`~-_aZ0é😀".match(/./gsu) ?? [])) }),
  fc.stringMatching(/^%[0-9A-F]{2}$/),
);
const without = (...characters: string[]) => text.filter((one) => !characters.some((c) => one.includes(c)));
const notEmpty = (texts: fc.Arbitrary<string>) => texts.filter((one) => one !== "");
const list = (items: fc.Arbitrary<string>) => fc.array(items, { minLength: 1, maxLength: 5 });
const record = (texts: fc.Arbitrary<string>, names = texts) =>
  fc.dictionary(names, texts, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

/** `a,1,b,2` as pairs. */
function inTwos(texts: readonly string[]): object {
  return Object.fromEntries(texts.flatMap((one, index) => (index % 2 === 0 ? [[one, texts[index + 1]]] : [])));
}

/** `a=1` and `b=2` as pairs, decoded. An absent `=` leaves the empty string. */
function fromPairs(pairs: readonly string[]): object {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = "", ...rest] = pair.split("=");
      return [decode(key), decode(rest.join("="))];
    }),
  );
}

function roundTrips<T>(values: fc.Arbitrary<T>, write: (value: T) => string, read: (text: string) => unknown): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(read(write(value))).toEqual(value);
    }),
    { numRuns: 100 },
  );
}

describe("a path", () => {
  const through = (style: PathStyle, explode: boolean) => (value: unknown) =>
    new URL(serializePath("https://h/{x}/z", { x: value }, [{ name: "x", style, explode }])).pathname.slice(1, -2);
  const parts = list(text).filter((items) => !/^\.{0,2}$/.test(items.join(",")));

  it("simple", () => {
    roundTrips(parts, through(simple, false), (path) => path.split(",").map(decode));
    roundTrips(record(text), through(simple, false), (path) => inTwos(path.split(",").map(decode)));
    roundTrips(record(text), through(simple, true), (path) => fromPairs(path.split(",")));
  });

  it("label", () => {
    const plain = without(".");
    roundTrips(parts, through(label, false), (path) => path.slice(1).split(",").map(decode));
    roundTrips(list(notEmpty(plain)), through(label, true), (path) => path.split(".").slice(1).map(decode));
    roundTrips(record(plain), through(label, true), (path) => fromPairs(path.split(".").slice(1)));
  });

  it("matrix", () => {
    roundTrips(parts, through(matrix, false), (path) => path.slice(";x=".length).split(",").map(decode));
    roundTrips(list(text), through(matrix, true), (path) =>
      path
        .split(";")
        .slice(1)
        .map((pair) => decode(pair.slice("x=".length))),
    );
    roundTrips(record(text, notEmpty(text)), through(matrix, true), (path) => fromPairs(path.split(";").slice(1)));
  });
});

describe("a query", () => {
  const through =
    (style: QueryStyle, explode: boolean) =>
    (value: unknown): string => {
      const url = new URL(`https://h/?${serializeQuery({ [name]: value }, [{ name, style, explode }])}`);
      return url.search.slice(1);
    };
  const entries = (query: string) => [...new URLSearchParams(query)];
  /** The text behind the name, not decoded. */
  const raw = (query: string) => query.slice(query.indexOf("=") + 1);

  it("form", () => {
    roundTrips(list(text), through(form, true), (query) => new URLSearchParams(query).getAll(name));
    roundTrips(record(text), through(form, true), (query) => Object.fromEntries(entries(query)));
    roundTrips(list(text), through(form, false), (query) => raw(query).split(",").map(decode));
    roundTrips(record(text), through(form, false), (query) => inTwos(raw(query).split(",").map(decode)));
  });

  it("spaceDelimited and pipeDelimited", () => {
    for (const [style, delimiter] of [
      [spaceDelimited, " "],
      [pipeDelimited, "|"],
    ] as const) {
      const plain = without(delimiter);
      roundTrips(list(plain), through(style, false), (query) => decode(raw(query)).split(delimiter));
      roundTrips(record(plain), through(style, false), (query) => inTwos(decode(raw(query)).split(delimiter)));
    }
  });

  it("deepObject", () => {
    const plain = without("[", "]");
    /** `a[b]=1` and `a[c]=2` as an object, the name of the parameter left out. */
    const read = (query: string) => {
      const object: Record<string, unknown> = {};
      for (const [key, value] of entries(query)) {
        const [first = "", second] = key.slice(name.length + 1, -1).split("][");
        if (second === undefined) object[first] = value;
        else object[first] = { ...(Object.hasOwn(object, first) ? (object[first] as object) : {}), [second]: value };
      }
      return object;
    };
    const names = notEmpty(plain).filter((one) => one !== "__proto__");
    roundTrips(record(text, names), through(deepObject, true), read);
    const nested = fc.dictionary(names, record(text, names), { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    roundTrips(nested, through(deepObject, true), read);
    roundTrips(list(text), through(deepObject, true), (query) => new URLSearchParams(query).getAll(`${name}[]`));
  });
});

describe("headers and cookies", () => {
  const ascii = fc.string({ unit: fc.constantFrom(...'ab 19%=;"&?/\\^'.split("")) }).map((one) => one.trim());
  const header = (explode: boolean) => (value: unknown) =>
    new Headers(serializeHeaders({ x: value }, [{ name: "x", style: simple, explode }])).get("x") ?? "";

  it("simple", () => {
    roundTrips(list(notEmpty(ascii)), header(false), (line) => line.split(","));
    roundTrips(record(notEmpty(ascii)), header(false), (line) => inTwos(line.split(",")));
    const names = notEmpty(ascii.map((one) => one.replaceAll("=", "").trim()));
    roundTrips(record(notEmpty(ascii), names), header(true), (line) =>
      Object.fromEntries(
        line.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
      ),
    );
  });

  const cookies = (style: QueryStyle) => (value: unknown) =>
    serializeCookies({ x: value, end: "1" }, [{ name: "x", style }]).replace(/; end=1$/, "");
  const pairsOf = (line: string) =>
    line.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const);

  it("cookie", () => {
    const plain = ascii.map((one) => one.replaceAll(";", "").trim());
    roundTrips(list(plain), cookies(cookie), (line) => pairsOf(line).map(([, value]) => value));
    const names = plain.map((one) => one.replaceAll("=", "").trim());
    roundTrips(record(plain, names), cookies(cookie), (line) => Object.fromEntries(pairsOf(line)));
  });

  it("form", () => {
    roundTrips(list(text), cookies(form), (line) => pairsOf(line).map(([, value]) => decode(value)));
    roundTrips(record(text), cookies(form), (line) => fromPairs(line.split("; ")));
  });
});

describe("media types", () => {
  // JSON has no -0: it is written as 0.
  const value = fc.jsonValue().map((one) => JSON.parse(JSON.stringify(one)) as unknown);

  it("JSON", () => {
    const query = (near: unknown) => serializeQuery({ near }, [{ name: "near", content: jsonText }]);
    roundTrips(value, query, (query) => JSON.parse(new URLSearchParams(query).get("near") ?? ""));
    const path = (p: unknown) => serializePath("/{p}", { p }, [{ name: "p", content: jsonText }]);
    roundTrips(value, path, (path) => JSON.parse(decode(path.slice(1))));
    const cookie = (c: unknown) => serializeCookies({ c }, [{ name: "c", content: jsonText }]);
    roundTrips(value, cookie, (line) => JSON.parse(decode(line.slice(2))));
    const header = (h: unknown) =>
      new Headers(serializeHeaders({ h }, [{ name: "h", content: asciiJsonText }])).get("h");
    roundTrips(value, (one) => header(one) ?? "", JSON.parse);
    roundTrips(
      value,
      (one) => serializeQuerystring(one, jsonText),
      (query) => JSON.parse(decode(query)),
    );
  });

  it("forms", () => {
    const form = record(text);
    roundTrips(
      form,
      (one) => serializeQuerystring(one, urlencodedText),
      (query) => Object.fromEntries(new URLSearchParams(query)),
    );
    const lists = fc.dictionary(text, list(text), { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    roundTrips(
      lists,
      (one) => serializeQuerystring(one, urlencodedText),
      (query) => {
        const read = new URLSearchParams(query);
        return Object.fromEntries([...new Set(read.keys())].map((key) => [key, read.getAll(key)]));
      },
    );
  });
});
