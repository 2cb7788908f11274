import {
  type CustomPrice,
  type FixedPrice,
  isPrice,
  matchPrice,
  type Price,
  priceIsFixed,
  priceTags,
} from "sample/spec";

priceTags satisfies readonly ("fixed" | "custom")[];

const value: unknown = { amount_type: "fixed", amount: 100 };
if (isPrice(value)) {
  matchPrice(value, { fixed: ({ amount }) => amount, custom: () => undefined }) satisfies number | undefined;
  if (priceIsFixed(value)) value satisfies FixedPrice;
  else value satisfies CustomPrice;
}

function cents(price: Price): number {
  switch (price.amount_type) {
    case "fixed":
      return price.amount;
    case "custom":
      return price.least ?? 0;
    default:
      return price satisfies never;
  }
}
cents({ amount_type: "fixed", amount: 100 });

// @ts-expect-error there is no such tag
export const gift: Price = { amount_type: "gift" };
// @ts-expect-error a field of another variant
export const mixed: Price = { amount_type: "fixed", amount: 100, least: 50 };
// @ts-expect-error a required field is missing
export const empty: Price = { amount_type: "fixed" };
// @ts-expect-error a case is missing
if (isPrice(value)) matchPrice(value, { fixed: () => 1 });
// @ts-expect-error there is no such case
if (isPrice(value)) matchPrice(value, { fixed: () => 1, custom: () => 2, gift: () => 3 });
