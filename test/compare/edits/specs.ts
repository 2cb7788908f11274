import { append, type Edit, edit, path, property, put, ref, rename, schema, without } from "./edit.js";

/** The next versions of Cloudglue's contract. */
export const cloudglueEdits: readonly Edit[] = [
  edit("a property of the answer became required", append(schema("ShareableAsset", "required"), "share_url")),
  edit(
    "a property of the answer with an enum was added to both",
    put(property("UpdateShareableAssetRequest", "link_preview"), { type: "string", enum: ["none", "full"] }),
    put(property("ShareableAsset", "link_preview"), { type: "string", enum: ["none", "full"] }),
  ),
  edit("a status of the asset was added", append(property("ShareableAsset", "status", "enum"), "expired")),
  edit("a body was required", put(path("/share/{id}", "put", "requestBody", "required"), true)),
];

/** The next versions of Rapidly's contract. */
export const rapidlyEdits: readonly Edit[] = [
  edit(
    "a price variant was added",
    put(schema("SharePriceMetered"), {
      type: "object",
      required: ["amount_type", "unit_amount"],
      properties: { amount_type: { type: "string", const: "metered" }, unit_amount: { type: "integer" } },
    }),
    append(schema("SharePrice", "oneOf"), ref("SharePriceMetered")),
    put(schema("SharePrice", "discriminator", "mapping", "metered"), "#/components/schemas/SharePriceMetered"),
  ),
  edit("a currency was added", append(schema("PriceCurrency", "enum"), "nok")),
  edit("a name became shorter", put(property("ShareUpdate", "name", "maxLength"), 100)),
  edit(
    "a property of prices was renamed",
    rename(property("SharePriceFixed", "price_amount"), "amount"),
    without(schema("SharePriceFixed", "required"), "price_amount"),
    append(schema("SharePriceFixed", "required"), "amount"),
  ),
];
