import { happenings, variants } from "../contracts/union.js";
import { type PayloadsOf, replaced } from "./changes.js";

/** One of each variant; the measurement goes round all fifty. */
export function unionPayloads(): PayloadsOf {
  const valid = variants.map(({ kind, thing, happening }, index) => {
    const { name, example } = happenings[happening];
    return { kind, at: 1742774400 + index, [`${thing}_id`]: `${thing}-${index}`, [name]: example };
  });
  const early = valid.map((value) => ({ ...value, kind: "nothing_happened" }));
  const late = valid.map((value, index) => {
    const { name, wrong } = happenings[variants[index]?.happening ?? "created"];
    return { ...value, [name]: wrong };
  });
  const judged = (constraint: string, valid: boolean, values: readonly unknown[]) =>
    values.map((value) => ({ constraint, value, valid }));
  return {
    valid,
    early,
    late,
    judged: [
      ...judged("each variant", true, valid),
      ...judged("tag", false, early),
      ...judged("each variant's own field", false, late),
      ...judged(
        "required",
        false,
        valid.map((value) => replaced(value, ["at"])),
      ),
      ...judged("tag", false, [
        ...valid.slice(0, 5).map((value) => replaced(value, ["kind"])),
        null,
        [],
        "order_created",
      ]),
      ...judged(
        "tag",
        false,
        valid.slice(0, 5).map((value) => ({ ...value, kind: "constructor" })),
      ),
      ...judged(
        "the variant of the tag",
        false,
        valid.slice(0, 5).map((value) => ({ ...value, kind: "review_updated" })),
      ),
      ...judged(
        "unknown properties are tolerated",
        true,
        valid.slice(0, 5).map((value) => ({ ...value, colour: "red" })),
      ),
    ],
  };
}
