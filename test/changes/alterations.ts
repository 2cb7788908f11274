import { answer, type Edit, patch, property, put, schema, within } from "./edit.js";

/** What is taken away or called something else. */
export const alterations: readonly Edit[] = [
  {
    name: "property-removed",
    says: "A property less.",
    contract: "rapidly",
    change: within((contract) => {
      contract.remove(property("size_readable", "ShareMediaFileRead"));
      contract.remove(schema("ShareMediaFileRead", "required", 15));
    }),
  },
  {
    name: "property-renamed",
    says: "Another name of a property: the lines with the name.",
    contract: "cloudglue",
    change: within(({ rename }) => rename(property("file_segment_id", "ShareableAsset"), "segment_id")),
  },
  {
    name: "property-made-optional",
    says: "A required property that may be left out.",
    contract: "cloudglue",
    change: within(({ remove }) => remove(schema("ShareableAsset", "required", 1))),
  },
  {
    name: "enum-value-removed",
    says: "A value of an enum less, of a property and of its like.",
    contract: "cloudglue",
    change: within(({ remove }) => remove(property("status", "ShareableAsset", "enum", 1))),
  },
  {
    name: "variant-removed",
    says: "A variant less, whose schema is still there.",
    contract: "rapidly",
    change: within((contract) => {
      contract.remove(schema("CustomField", "oneOf", 2));
      contract.remove(schema("CustomField", "discriminator", "mapping", "date"));
    }),
  },
  {
    name: "schema-renamed",
    says: "Another name of a schema: what is called after it, where it stood.",
    contract: "cloudglue",
    change: within((contract) => {
      contract.rename(schema("NotFound"), "Missing");
      contract.set([...put, "responses", "404"], answer("There is no shareable asset with this id.", "Missing"));
    }),
  },
  {
    name: "schema-removed",
    says: "A schema less, and the property that referred to it.",
    contract: "rapidly",
    change: within((contract) => {
      contract.remove(property("metadata", "ShareUpdate"));
      contract.remove(schema("MetadataUpdate"));
    }),
  },
  {
    name: "response-removed",
    says: "The response of a status less; its schema is still there.",
    contract: "rapidly",
    change: within(({ remove }) => remove([...patch, "responses", "403"])),
  },
  {
    name: "bound-removed",
    says: "A bound less.",
    contract: "rapidly",
    change: within(({ remove }) => remove(property("price_amount", "SharePriceFixedCreate", "maximum"))),
  },
  {
    name: "description-removed",
    says: "A description less: a comment.",
    contract: "cloudglue",
    change: within(({ remove }) => remove(property("error", "NotFound", "description"))),
  },
  {
    name: "operation-renamed",
    says: "Another operationId: what is called after the operation.",
    contract: "cloudglue",
    change: within(({ set }) => set([...put, "operationId"], "changeAsset")),
  },
];
