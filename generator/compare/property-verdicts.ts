import type { Property } from "../3-analyse/model.js";
import { stillCompiles, type Use } from "./assignability.js";
import type { Verdict } from "./change.js";
import { type Pair, shapeOf, typedPair } from "./finding.js";
import { anyOther, propertyOf } from "./opened-shapes.js";
import type { Sides } from "./sides.js";
import { breaking, compatible } from "./verdicts.js";
import { shownText } from "./words.js";

/**
 * Whether code that names a property still compiles when it came, went, became required or became optional. What is
 * sent must have what is required and nothing that is not known; what is read must be there, and of its type.
 */
export function propertyVerdict(name: string, pair: Pair, sides: Sides): Verdict {
  const typed = typedPair(pair);
  const [before, after] = [shapeOf(sides, "old", typed.old), shapeOf(sides, "new", typed.new)];
  const old = propertyOf(before, name, sides.old);
  const declared = propertyOf(after, name, sides.new);
  // One that is not declared any more may be one of any others.
  const now = old === undefined ? declared : (declared ?? anyOther(after, name, sides.new));
  return pair.position.direction === "request"
    ? sent(shownText(name), old, now, sides)
    : read(shownText(name), old, now, sides);
}

type Declared = Property | undefined;

function sent(shown: string, old: Declared, now: Declared, sides: Sides): Verdict {
  const breaks = (reason: string) => breaking("request", "values that are sent", reason);
  if (now?.required && !old?.required)
    return breaks(`Code that builds the value does not give ${shown}, which the type asks for.`);
  if (old !== undefined && now === undefined)
    return breaks(`Code that gives ${shown} names a property that the type does not have.`);
  if (!sameUse("send", old, now, sides)) return breaks(`What code gives for ${shown} is not of its type any more.`);
  return compatible("What is built for the old type is of the new one.");
}

function read(shown: string, old: Declared, now: Declared, sides: Sides): Verdict {
  const breaks = (reason: string) => breaking("response", "values that are read", reason);
  if (old !== undefined && now === undefined)
    return breaks(`Code that reads ${shown} names a property that the type does not have.`);
  if (old?.required && !now?.required) return breaks(`Code that reads ${shown} may find nothing there.`);
  if (!sameUse("read", old, now, sides)) return breaks(`What code reads from ${shown} is not of its type any more.`);
  return compatible("What is read can be used as before.");
}

/** A property that was declared before and after is compared where it is declared. */
function sameUse(use: Use, old: Declared, now: Declared, sides: Sides): boolean {
  if (old === undefined || now === undefined || (old.schema !== undefined && now.schema !== undefined)) return true;
  return stillCompiles(old.shape, now.shape, { use, depth: "whole", sides });
}
