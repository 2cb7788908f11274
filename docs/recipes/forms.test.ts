import { FormApi } from "@tanstack/react-form";
import { describe, expect, it } from "vitest";
import { resolver } from "./react-hook-form.js";
import { shareForm } from "./tanstack-form.js";

const tooLow = "must be an integer of at least 2000, got 1999";
const tooShort = 'must be a string of at least 3 characters, got "ab"';

describe("the issues of a form are at its fields", () => {
  it("in TanStack Form", () => {
    const form = new FormApi(shareForm);
    form.mount();
    form.setFieldValue("name", "ab");
    form.setFieldValue("prices[0].price_amount", 1999);
    const messages = (field: "name" | "prices[0].price_amount") =>
      form.getFieldMeta(field)?.errors.map((issue) => issue?.message);
    expect([messages("name"), messages("prices[0].price_amount")]).toEqual([[tooShort], [tooLow]]);
    form.setFieldValue("prices[0].price_amount", 2000);
    expect(messages("prices[0].price_amount")).toEqual([]);
  });

  it("in react-hook-form", async () => {
    const values = { name: "ab", prices: [{ amount_type: "fixed", price_amount: 1999 }] } as const;
    const options = { fields: {}, shouldUseNativeValidation: false };
    const { errors } = await resolver({ ...values, prices: [...values.prices] }, undefined, options);
    expect(errors).toMatchObject({ name: { message: tooShort }, prices: [{ price_amount: { message: tooLow } }] });
  });
});
