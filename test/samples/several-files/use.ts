import { createSpecClient, listShares, type Owner, type Price, type Share } from "sample/spec";

const price: Price = { amount: 1, before: { amount: 2 } };
export const share: Share = { price, owner: "Ada" };
export const owner: Owner = "Ada";

const result = await listShares(createSpecClient());
if (result.ok) result.data satisfies Share[];
