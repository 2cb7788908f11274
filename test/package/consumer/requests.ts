import type {
  ExistingSharePrice,
  SharePriceFixedCreate,
  SharePriceUpdate,
  ShareUpdate,
} from "@specmill/share-clients/rapidly";

const id = "98d80576-482e-427f-8434-7f86890ab222";

export const everyVariant: readonly SharePriceUpdate[] = [
  { id },
  { amount_type: "fixed", price_amount: 2500 },
  { amount_type: "fixed", price_amount: 2500, price_currency: "eur" },
  { amount_type: "custom" },
  { amount_type: "custom", minimum_amount: 0, maximum_amount: null, preset_amount: 1 },
  { amount_type: "free" },
];

// Every field of an update may be left out; what the contract gives a default, too.
export const nothing: ShareUpdate = {};
export const withoutDefaults: SharePriceFixedCreate = { amount_type: "fixed", price_amount: 2500 };
export const nulls: ShareUpdate = {
  name: null,
  description: null,
  is_archived: null,
  visibility: null,
  prices: null,
  medias: null,
  attached_custom_fields: null,
};

export const mistakes: readonly SharePriceUpdate[] = [
  // @ts-expect-error: no variant has this tag
  { amount_type: "metered", price_amount: 2500 },
  // @ts-expect-error: no variant has this tag, though an existing price has an id
  { id, amount_type: "metered" },
  // @ts-expect-error: a fixed price has no `minimum_amount`
  { amount_type: "fixed", price_amount: 2500, minimum_amount: 0 },
  // @ts-expect-error: a free price has no `price_amount`
  { amount_type: "free", price_amount: 2500 },
  // @ts-expect-error: a fixed price needs its amount
  { amount_type: "fixed" },
  // @ts-expect-error: no currency of the contract
  { amount_type: "free", price_currency: "xau" },
  // @ts-expect-error: an amount is a number
  { amount_type: "fixed", price_amount: "2500" },
  // @ts-expect-error: neither a tag nor an id
  {},
];

export const existing: ExistingSharePrice = { id };

export const moreMistakes: readonly ShareUpdate[] = [
  // @ts-expect-error: no such visibility
  { visibility: "hidden" },
  // @ts-expect-error: no such field
  { title: "no" },
  // @ts-expect-error: under exactOptionalPropertyTypes a field is there or it is not
  { name: undefined },
  // @ts-expect-error: both fields are required
  { attached_custom_fields: [{ custom_field_id: id }] },
];
