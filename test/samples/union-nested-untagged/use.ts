import {
  type ExistingPrice,
  matchPriceUpdate,
  type PriceUpdate,
  priceUpdateIsExistingPrice,
  priceUpdateTags,
} from "sample/spec";

priceUpdateTags satisfies readonly ("fixed" | "free")[];

export const kept: PriceUpdate = { id: "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11" };
export const added: PriceUpdate = { amount_type: "fixed", amount: 100 };
// A price that is there already may have any tag: its schema does not speak of it.
export const both: PriceUpdate = { id: "c3f7a1de-7a1e-4b9c-8f6e-0d5b7a3c2e11", amount_type: "free" };

declare const update: PriceUpdate;
if (priceUpdateIsExistingPrice(update)) update satisfies ExistingPrice;
else update.amount_type satisfies "fixed" | "free";

matchPriceUpdate(update, { fixed: () => 1, free: () => 2, existingPrice: ({ id }) => id }) satisfies number | string;
