import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serializePath } from "../../generator/runtime/path.js";

const origin = "https://api.example/v1";

describe("serializePath", () => {
  it.each([
    ["/a/{id}", { id: "x" }, "/a/x"],
    ["/a/{id}", { id: 0 }, "/a/0"],
    ["/a/{id}", { id: false }, "/a/false"],
    ["/a/{id}/b/{other}", { id: "{other}", other: "$1" }, "/a/%7Bother%7D/b/%241"],
    ["/a/{name}.{type}", { name: ".", type: "json" }, "/a/..json"],
    ["/a", {}, "/a"],
  ])("fills %s with %j", (template, parameters, expected) => {
    expect(serializePath(template, parameters)).toBe(expected);
  });

  it.each([
    ["/a/{x}{y}", { x: ".", y: "." }],
    ["/a/.{x}", { x: "." }],
    ["/a/%2e{x}", { x: "." }],
    ["/a/{x}.json", { x: "" }],
    ["/a/{constructor}", {}],
    ["/a/{x}", { x: ["b"] }],
  ])("refuses to fill %s with %j", (template, parameters) => {
    expect(() => serializePath(template, parameters)).toThrow(
      /^Request does not match its contract in 1 place\n {2}path\./,
    );
  });

  it("never leads anywhere else", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[./\\%2eE?#{}:@]*$/));
    fc.assert(
      fc.property(value, (id) => {
        let filled: string;
        try {
          filled = serializePath(`${origin}/a/{id}/b`, { id });
        } catch {
          return;
        }
        const { href, pathname, search, hash } = new URL(filled);
        expect(href.startsWith(`${origin}/a/`)).toBe(true);
        expect(pathname.split("/")).toHaveLength(5);
        expect(pathname.endsWith("/b")).toBe(true);
        expect(decodeURIComponent(pathname.split("/")[3] ?? "")).toBe(id);
        expect(search + hash).toBe("");
      }),
      { numRuns: 2000 },
    );
  });
});
