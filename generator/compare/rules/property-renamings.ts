import type { SchemaId } from "../../2-normalise/api.js";
import { type Change, isBreaking } from "../change.js";
import type { Pair } from "../finding.js";
import { both } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import { propertyVerdict } from "../property-verdicts.js";
import { areEquivalent, type Said, type Sides } from "../sides.js";
import { shownText } from "../words.js";
import { memberEdit, propertyPlace, unknownIn } from "./members.js";

/** A property that went, and one that came and accepts the same. */
export interface Renaming {
  readonly old: string;
  readonly now: string;
}

/** The properties that went while exactly one other came that accepts the same and is required as they were. */
export function renamedProperties(pair: Pair, sides: Sides): readonly Renaming[] {
  const [old, now] = [membersOf(pair.old), membersOf(pair.new)];
  const gone = [...old].filter(([name]) => !now.has(name));
  const come = [...now].filter(([name]) => !old.has(name));
  if (gone.length === 0 || come.length === 0) return [];
  const partnersOf = (member: Member, members: typeof come, areSame: (other: Member) => boolean) =>
    members.filter(([, other]) => other.required === member.required && areSame(other));
  return gone.flatMap(([name, member]) => {
    const [partner, another] = partnersOf(member, come, (other) => areEquivalent(member.schema, other.schema, sides));
    if (partner === undefined || another !== undefined) return [];
    const [, rival] = partnersOf(partner[1], gone, (other) => areEquivalent(other.schema, partner[1].schema, sides));
    return rival === undefined ? [{ old: name, now: partner[0] }] : [];
  });
}

export function renamingChange({ old, now }: Renaming, pair: Pair, sides: Sides): Change {
  const [past, present] = [shownText(old), shownText(now)];
  const verdicts = [propertyVerdict(old, pair, sides), propertyVerdict(now, pair, sides)] as const;
  const finding = {
    suffix: { request: "request-property-renamed", response: "response-property-renamed" },
    what: `has the property ${present} in place of ${past}, which accepted the same`,
    alone: both(memberEdit(old), memberEdit(now)),
    values: { tightened: `${past} in place of ${present}`, loosened: `${present} in place of ${past}` },
    unknown: unknownIn(pair, [now], [old], sides),
    source: isBreaking(verdicts[0]) ? verdicts[0] : verdicts[1],
    remark: `What old senders put into ${past} may be ignored now.`,
  };
  const places = { old: propertyPlace(pair.old, old, sides.old), new: propertyPlace(pair.new, now, sides.new) };
  return changeOf({ ...finding, ...places }, pair, sides);
}

interface Member {
  readonly schema: SchemaId;
  readonly required: boolean;
}

function membersOf({ keywords: { properties, required } }: Said): ReadonlyMap<string, Member> {
  return new Map(
    [...(properties?.value ?? [])].map(([name, schema]) => [
      name,
      { schema, required: required?.value.includes(name) === true },
    ]),
  );
}
