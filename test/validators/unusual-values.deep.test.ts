import { beforeAll, expect, test } from "vitest";
import { subjectOf, typeNameOf } from "./differential.js";
import {
  allFunctions,
  faultsWith,
  functionsOf,
  inside,
  judgedByUndefinedProperties,
  type SchemaFunctions,
} from "./schema-functions.js";
import { huge, small } from "./unusual-values.js";

let drawn: readonly SchemaFunctions[];
beforeAll(async () => {
  const { components, validators } = await subjectOf(1);
  drawn = Object.keys(components).map((name) => functionsOf(validators, typeNameOf(name)));
});

test.each(huge)("%s", async (_, make) => {
  expect(faultsWith(make(), await allFunctions())).toEqual([]);
});

test.each(small)("%s, for drawn schemas of every kind", (_, make) => {
  expect(inside.flatMap((around) => faultsWith(around(make()), drawn))).toEqual([]);
});

test("a property that is undefined is absent, for drawn schemas of every kind", () => {
  expect(drawn.flatMap((functions) => judgedByUndefinedProperties(functions))).toEqual([]);
});
