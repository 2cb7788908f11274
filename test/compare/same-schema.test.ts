import { expect, test } from "vitest";
import { compareModels } from "../../generator/compare/compare.js";
import { schemasModel } from "../harness/model.js";

/** Two schemas that hold each other, called `one` and `other`. */
const mutual = (one: string, other: string, type = "string") => `
${one}: { type: object, properties: { name: { type: ${type} }, parts: { type: array, items: { $ref: "#/components/schemas/${other}" } } } }
${other}: { type: object, properties: { within: { $ref: "#/components/schemas/${one}" } } }
`;

const told = (old: string, now: string) =>
  compareModels(schemasModel(old), schemasModel(now)).changes.map(
    ({ subject, what }) => `${subject.kind === "schema" ? subject.name : ""} ${what}`,
  );

test("schemas that hold each other are known by what they say when both have other names", () => {
  expect(told(mutual("Whole", "Part"), mutual("Machine", "Piece"))).toEqual([
    "Machine has a new name, and was `Whole`",
    "Piece has a new name, and was `Part`",
  ]);
});

test("and are others when something in one of them is", () => {
  expect(told(mutual("Whole", "Part"), mutual("Machine", "Piece", "integer")).toSorted()).toEqual([
    "Machine was added",
    "Part was removed",
    "Piece was added",
    "Whole was removed",
  ]);
});
