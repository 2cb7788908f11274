import { expect, test } from "vitest";
import { empty, example } from "../../../generator/compare/inclusion/answers.js";
import { createAssumptions } from "../../../generator/compare/inclusion/assumptions.js";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import { idOf, plainOf } from "./plain.js";

function assumptions() {
  const all = createAssumptions();
  all.begin(Number.POSITIVE_INFINITY);
  return all;
}

test("an answer that depends on two goals is forgotten when one of them has a value", () => {
  const { remembered } = assumptions();
  const inner = () => {
    remembered("outer", () => empty);
    return remembered("middle", () => empty);
  };
  remembered("outer", () => {
    remembered("middle", () => {
      remembered("inner", inner);
      return example(1);
    });
    return empty;
  });
  expect(remembered("inner", () => example(2))).toEqual(example(2));
});

test("and is final when both are empty", () => {
  const { remembered } = assumptions();
  const inner = () => {
    remembered("outer", () => empty);
    return remembered("middle", () => empty);
  };
  remembered("outer", () => remembered("middle", () => remembered("inner", inner)));
  expect(remembered("inner", () => example(2))).toEqual(empty);
});

test("one prover answers both ways of schemas that lead back to themselves", () => {
  const component = (inner: object) => ({
    Tree: {
      oneOf: [
        {
          type: "object",
          properties: { next: { $ref: "#/components/schemas/Tree" }, value: inner, kind: { const: 1 } },
        },
        { type: "object", properties: { kind: { const: "1" } }, required: ["kind"] },
      ],
    },
  });
  const id = idOf("Tree");
  const [narrow, wide] = [component({ type: "string" }), component({})].map((each) => ({ schemas: plainOf(each), id }));
  const prover = createProver();
  if (narrow === undefined || wide === undefined) throw new Error("there are two");
  expect(prover.included(narrow, wide).kind).toBe("proven");
  expect(prover.included(wide, narrow).kind).toBe("refuted");
});
