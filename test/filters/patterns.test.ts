import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  matchesOperation,
  parseOperationPattern,
  suggestPattern,
} from "../../generator/2-normalise/operation-patterns.js";
import { anyNumber, matchesWildcards } from "../../generator/2-normalise/wildcards.js";
import { createSuggest } from "../../generator/diagnostics/suggestion.js";

const repository = {
  method: "get",
  path: "/repos/{owner}/{repo}",
  tags: ["repos", "code search"],
  operationId: "repos/get",
  deprecated: false,
};

const matches = (pattern: string, operation = repository) =>
  matchesOperation(parseOperationPattern(pattern), operation);

describe("a pattern", () => {
  test.each([
    "GET /repos/{owner}/{repo}",
    "get  /repos/{owner}/{repo}",
    "/repos/{owner}/{repo}",
    "/repos/*/{repo}",
    "/repos/{own*}/*",
    "/*/*/*",
    "/repos/**",
    "/repos/{owner}/{repo}/**",
    "/**/{repo}",
    "/**/repos/**/{owner}/**/{repo}/**",
    "/**",
    "tag:repos",
    "tag:code search",
    "tag:code*",
    "id:repos/get",
    "id:repos/*",
    "id:*",
  ])("matches: %s", (pattern) => expect(matches(pattern)).toBe(true));

  test.each([
    "POST /repos/{owner}/{repo}",
    "/repos/{owner}",
    "/repos/*",
    "/Repos/{owner}/{repo}",
    "/repos/{org}/{repo}",
    "repos/**",
    "/repos/**/x",
    "/repos**",
    "GET",
    "",
    "deprecated",
    "tag:repo",
    "tag:",
    "tag:code.*",
    "id:get",
    "ID:repos/get",
  ])("does not match: %s", (pattern) => expect(matches(pattern)).toBe(false));

  test("of deprecated operations", () => {
    expect(matches("deprecated", { ...repository, deprecated: true })).toBe(true);
  });

  test("of a path that ends with a slash, which is another path", () => {
    expect(matches("/a/", { ...repository, path: "/a" })).toBe(false);
    expect(matches("/a/*", { ...repository, path: "/a/" })).toBe(true);
  });
});

describe("a suggestion", () => {
  const operations = [repository, { ...repository, method: "post", path: "/users", operationId: "users/create" }];
  const listed = operations.map((each) => ({ kind: "operation", ...each }) as const);
  test.each([
    ["/user", "/users"],
    ["GET /users", "POST /users"],
    ["/repos/{owner}/{rep}", "/repos/{owner}/{repo}"],
    ["tag:repo", "tag:repos"],
    ["id:user/create", "id:users/create"],
    ["repos", "tag:repos"],
    ["users/create", "id:users/create"],
    ["repos/**", "/repos/**"],
    ["POST users", "POST /users"],
    ["depricated", "deprecated"],
    ["deprecated", undefined],
    ["tag:unlike anything", undefined],
  ])("in place of %s", (text, expected) => {
    expect(suggestPattern(parseOperationPattern(text), listed, createSuggest())).toBe(expected);
  });
});

test("wildcards match as regular expressions do", () => {
  const letters = fc.array(fc.constantFrom("a", "b"), { maxLength: 8 });
  const pattern = fc.array(fc.constantFrom("a", "b", anyNumber), { maxLength: 8 });
  fc.assert(
    fc.property(pattern, letters, (elements, values) => {
      const expression = elements.map((each) => (each === anyNumber ? ".*" : each)).join("");
      expect(matchesWildcards(elements, values, (one, other) => one === other)).toBe(
        new RegExp(`^${expression}$`).test(values.join("")),
      );
    }),
    { numRuns: 2000 },
  );
});

test("compares no more pairs than elements times values", () => {
  let pairs = 0;
  const count = (one: string, other: string) => {
    pairs++;
    return one === other;
  };
  const pattern = Array.from({ length: 30 }, () => [anyNumber, "a"] as const).flat();
  const values = [..."a".repeat(500), "!"];
  expect(matchesWildcards([...pattern, "b"], values, count)).toBe(false);
  expect(pairs).toBeLessThanOrEqual(pattern.length * values.length);
});
