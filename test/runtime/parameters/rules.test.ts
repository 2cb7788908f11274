import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { allowReserved } from "../../../generator/runtime/parameters/allow-reserved.js";
import { jsonText } from "../../../generator/runtime/parameters/contents/json.js";
import { serializeCookies } from "../../../generator/runtime/parameters/cookies.js";
import { serializeHeaders } from "../../../generator/runtime/parameters/headers.js";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import type { CookieRule, HeaderRule, PathRule, QueryRule } from "../../../generator/runtime/parameters/rules.js";
import { cookie } from "../../../generator/runtime/parameters/styles/cookie.js";
import { deepObject } from "../../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";
import { matrix } from "../../../generator/runtime/parameters/styles/matrix.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";
import { bundle } from "../../harness/bundle.js";

interface Rules {
  readonly path: readonly PathRule[];
  readonly query: readonly QueryRule[];
  readonly headers: readonly HeaderRule[];
  readonly cookies: readonly CookieRule[];
}

describe("the rules of an operation", () => {
  const rules = {
    path: [{ name: "ids", style: simple }],
    query: [
      { name: "tags", style: form },
      { name: "fields", style: form, explode: false, allowReserved },
      { name: "filter", style: deepObject },
      { name: "near", content: jsonText },
    ],
    headers: [{ name: "X-Parts", style: simple, explode: true }],
    cookies: [{ name: "session", style: cookie }],
  } satisfies Rules;

  it("say how a request is written", () => {
    expect(serializePath("/shares/{ids}/{part}", { ids: [1, 2], part: "a/b" }, rules.path)).toBe("/shares/1,2/a%2Fb");
    const query = { page: 1, tags: ["a", "b"], fields: ["x/y", "z"], filter: { a: 1 }, near: { lat: 1 } };
    expect(serializeQuery(query, rules.query)).toBe(
      "page=1&tags=a&tags=b&fields=x/y,z&filter%5Ba%5D=1&near=%7B%22lat%22%3A1%7D",
    );
    expect(serializeHeaders({ "X-Parts": { a: 1 }, "X-Trace": "t" }, rules.headers)).toEqual([
      ["X-Parts", "a=1"],
      ["X-Trace", "t"],
    ]);
    expect(serializeCookies({ session: "a%b" }, rules.cookies)).toBe("session=a%b");
  });

  it("have types that know the location", () => {
    const wrong: Partial<Rules> = {
      // @ts-expect-error `form` is no style of a path
      path: [{ name: "a", style: form }],
      query: [
        // @ts-expect-error `matrix` is no style of a query
        { name: "a", style: matrix },
        // @ts-expect-error a parameter has a style or a media type
        { name: "a", style: form, content: jsonText },
      ],
      // @ts-expect-error nothing in a header is percent-encoded
      headers: [{ name: "a", allowReserved }],
    };
    expect(wrong).toBeDefined();
  });
});

describe("a bundle", async () => {
  const folder = fileURLToPath(new URL("../../../generator/runtime/", import.meta.url));
  const runtime = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path: `src/runtime/${path}`, text: readFileSync(folder + path, "utf8") }));
  const files = [...runtime, { path: "package.json", text: '{ "sideEffects": true }' }];
  const door = 'import { serializeQuery } from "package/runtime/parameters/query.ts";';

  const names = [
    ...["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"],
    ...[
      "jsonText",
      "asciiJsonText",
      "urlencodedText",
      "allowReserved",
      "membersOf",
      "serializePath",
      "serializeCookies",
    ],
  ];

  /** The names of the runtime's functions that are in the bundle of this code. */
  async function namesIn(code: string): Promise<readonly string[]> {
    const bundled = await bundle(code, files, "kept");
    return names.filter((name) => bundled.includes(`function ${name}(`) || bundled.includes(`${name} = `));
  }

  it("holds no style where no rule names one", async () => {
    expect(await namesIn(`${door} console.log(serializeQuery({ a: 1 }))`)).toEqual([]);
  });

  it("holds the styles and media types of its rules only", async () => {
    const imports = `${door}
      import { form } from "package/runtime/parameters/styles/form.ts";
      import { jsonText } from "package/runtime/parameters/contents/json.ts";`;
    const call = 'serializeQuery({ a: 1 }, [{ name: "a", style: form }, { name: "b", content: jsonText }])';
    expect(await namesIn(`${imports} console.log(${call})`)).toEqual(["form", "jsonText", "membersOf"]);
  });
});
