import {
  type CustomField,
  customFieldTags,
  isSharePriceFixed,
  matchCustomField,
  matchSharePrice,
  matchSharePriceUpdate,
  type SharePrice,
  type SharePriceFixed,
  type SharePriceUpdate,
  sharePriceIsFixed,
  sharePriceTags,
  sharePriceUpdateIsCustom,
  sharePriceUpdateIsFixed,
  sharePriceUpdateIsFree,
} from "@specmill/share-clients/rapidly";

/** A `switch` over the tag narrows, and the compiler knows when every variant is dealt with. */
export function amountOf(price: SharePrice): number {
  switch (price.amount_type) {
    case "fixed":
      return price.price_amount;
    case "custom":
      return price.preset_amount ?? price.minimum_amount;
    case "free":
      return 0;
    default:
      return price satisfies never;
  }
}

/** Where the tag alone proves nothing, guards narrow, and what is left is the variant without a tag. */
export function keeps(price: SharePriceUpdate): string {
  if (sharePriceUpdateIsFixed(price)) return String(price.price_amount);
  if (sharePriceUpdateIsCustom(price) || sharePriceUpdateIsFree(price)) return price.amount_type;
  return price.id;
}

/** A forgotten variant does not compile. */
export function forgetful(price: SharePrice): number {
  switch (price.amount_type) {
    case "fixed":
      return price.price_amount;
    case "custom":
      return price.minimum_amount;
    default:
      // @ts-expect-error: `free` is left
      return price satisfies never;
  }
}

export const label: (price: SharePrice) => string = (price) =>
  matchSharePrice(price, {
    fixed: (fixed) => `${fixed.price_amount} ${fixed.price_currency}`,
    custom: (custom) => `from ${custom.minimum_amount}`,
    free: () => "free",
  });

/** The cases may give different types. */
export const mixed: (price: SharePrice) => string | number = (price) =>
  matchSharePrice(price, { fixed: ({ price_amount }) => price_amount, custom: () => "custom", free: () => "free" });

export const update: (price: SharePriceUpdate) => string = (price) =>
  matchSharePriceUpdate(price, {
    fixed: ({ price_amount }) => String(price_amount),
    custom: ({ minimum_amount }) => String(minimum_amount ?? 2000),
    free: () => "free",
    existingSharePrice: ({ id }) => id,
  });

export const field: (field: CustomField) => unknown = (field) =>
  matchCustomField(field, {
    text: ({ properties }) => properties.textarea,
    number: ({ properties }) => properties.ge,
    date: ({ properties }) => properties.le,
    checkbox: ({ properties }) => properties.form_label,
    select: ({ properties }) => properties.options[0]?.value,
  });

export function incomplete(price: SharePrice): unknown {
  // @ts-expect-error: the case of `free` is missing
  return matchSharePrice(price, { fixed: () => 1, custom: () => 2 });
}

export function onlyFixed(prices: readonly SharePrice[]): readonly SharePriceFixed[] {
  return prices.filter(sharePriceIsFixed);
}

export function anything(value: unknown): number {
  return isSharePriceFixed(value) ? value.price_amount : 0;
}

// The tags' values are a list, and one in another order has the same type.
export const tags: readonly ("fixed" | "custom" | "free")[] = sharePriceTags;
export const fieldTags: readonly ("select" | "checkbox" | "date" | "number" | "text")[] = customFieldTags;
